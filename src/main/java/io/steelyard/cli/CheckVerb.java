package io.steelyard.cli;

import io.steelyard.report.text.OutlookText;
import io.steelyard.sim.Outlook;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code check}: reads a scenario and tells what can be told without a run. */
@Command(
        name = "check",
        description = "Reads a scenario without running it: shows what it amounts to, or all its errors.",
        footer = {"", "Example: sim check scenarios/burst.yaml --set clients.lifetime.exponential.mean=5m"})
final class CheckVerb implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private ScenarioOptions options;

    CheckVerb(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var scenario = options.experiment(terminal).scenario();
        terminal.out()
                .print(OutlookText.of(
                        scenario, Outlook.of(scenario), terminal.look().width()));
        return ExitCode.DONE;
    }
}
