package io.steelyard.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code sim}: finds the verb and runs it. */
@Command(
        name = "sim",
        description = "Simulates long-lived connections on Kubernetes and compares balancers on the very same clients.",
        subcommands = {RunVerb.class, CheckVerb.class, ListVerb.class, SchemaVerb.class, TraceVerb.class},
        versionProvider = Version.class,
        footer = {
            "",
            "Without a verb, run: sim scenarios/burst.yaml",
            "Exit codes: 0 done; 1 the baseline misses an objective; 2 bad input; 3 a fault of the program."
        })
public final class Main implements Runnable {
    private static final List<String> VERBS = List.of("run", "check", "list", "schema", "trace");

    /** Verbs that are designed and not built; they are refused by name. */
    private static final List<String> PLANNED =
            List.of("diff", "report", "lint", "import", "advise", "sweep", "fit", "serve");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    @SuppressWarnings("unused") // read by picocli
    private boolean version;

    private Main() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(arguments, new Terminal(out, err, Terminal.Look.ofProcess()));
        out.flush();
        System.exit(code);
    }

    /** Runs the program on a terminal and returns its exit code. */
    static int run(String[] arguments, Terminal terminal) {
        CommandLine program = new CommandLine(new Main(), new Verbs(terminal))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(Math.max(60, Math.min(120, terminal.look().width())))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((problem, given) -> Faults.ofOptions(problem, terminal))
                .setExecutionExceptionHandler((problem, command, parsed) -> Faults.of(problem, terminal));
        String planned = arguments.length > 0 && PLANNED.contains(arguments[0]) ? arguments[0] : "";
        if (!planned.isEmpty() && !Files.exists(Path.of(planned))) {
            terminal.err()
                    .println("sim: the verb `" + planned + "` is not built yet; there are " + String.join(", ", VERBS));
            return ExitCode.BAD_INPUT;
        }
        try {
            return program.execute(withVerb(arguments));
        } catch (OutOfMemoryError e) {
            terminal.err()
                    .println("sim: not enough memory for this scenario; give the JVM more, e.g. java -Xmx8g -jar"
                            + " sim.jar ..., or lower --threads");
            return ExitCode.FAULT;
        }
    }

    /** {@code run} is the verb of whatever does not begin with one. */
    private static String[] withVerb(String[] arguments) {
        List<String> own = List.of("-h", "--help", "-V", "--version");
        if (arguments.length == 0 || VERBS.contains(arguments[0]) || own.contains(arguments[0])) {
            return arguments;
        }
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(arguments));
        return all.toArray(new String[0]);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a scenario, e.g. sim scenarios/burst.yaml");
    }
}
