package io.steelyard.cli;

import io.steelyard.report.text.StoryText;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.Story;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code trace}: follows one client through every variant. */
@Command(
        name = "trace",
        description =
                "Follows one client: where it went under each variant, and what its balancers saw when they chose.",
        footer = {"", "Example: sim trace scenarios/burst.yaml --client 17 --only least-conn,ring-hash"})
final class TraceVerb implements Callable<Integer> {
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

    @Option(
            names = "--client",
            paramLabel = "N",
            required = true,
            description = "Which client: those that are there at the start come first, from 0, then those that arrive.")
    private int client;

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "Which replication, from 0; the first one unless said otherwise.")
    private int replication;

    TraceVerb(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (client < 0) {
            throw new BadInputException("--client must be at least 0 but is " + client);
        }
        Experiment experiment = options.experiment(terminal);
        int replications = experiment.scenario().replications();
        if (replication < 0 || replication >= replications) {
            throw new BadInputException("--replication must be 0 to " + (replications - 1) + " but is " + replication);
        }
        List<Story> stories = experiment.stories(client, replication);
        for (Story story : stories) {
            terminal.out().print(StoryText.of(story, terminal.look().width()));
        }
        return ExitCode.DONE;
    }
}
