package io.steelyard.cli;

import io.steelyard.report.data.ResultFolderException;
import io.steelyard.yaml.ScenarioException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, in one line for each problem, and which exit code that is. */
final class Faults {
    private Faults() {}

    /** A fault of the options. */
    static int ofOptions(ParameterException problem, Terminal terminal) {
        String message =
                String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
        String hint = "";
        if (problem instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            hint = "; did you mean " + unmatched.getSuggestions().get(0) + "?";
        }
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        terminal.err().println("sim: " + message + hint + " (`" + command + " -h` shows what there is)");
        return ExitCode.BAD_INPUT;
    }

    /** A fault while a verb ran. */
    static int of(Exception problem, Terminal terminal) {
        if (problem instanceof ScenarioException
                || problem instanceof BadInputException
                || problem instanceof ResultFolderException) {
            terminal.err().println(problem.getMessage());
            return ExitCode.BAD_INPUT;
        }
        terminal.err().println("sim: this is a fault of the program, not of your scenario; please report it:");
        problem.printStackTrace(terminal.err());
        return ExitCode.FAULT;
    }
}
