package io.steelyard.cli;

import io.steelyard.Results;
import io.steelyard.report.data.ResultFolderException;
import io.steelyard.report.screen.ScreenOptions;
import io.steelyard.report.text.Figures;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.ExperimentResult;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code run}: every variant on the same clients; prints the comparison and writes the results. */
@Command(
        name = "run",
        description =
                "Runs every variant of a scenario on the very same clients, compares them, and writes the results.",
        footer = {"", "Example: sim run scenarios/burst.yaml --only least-conn,random --set duration=20m"})
final class RunVerb implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;

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

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where the results go; results/NAME otherwise.")
    private @Nullable Path out;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Runs at a time; as many as there are processors otherwise. The results do not depend on it.")
    private @Nullable Integer threads;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "What is printed: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} otherwise.")
    private Format format = Format.TABLE;

    @Option(
            names = {"-q", "--quiet"},
            description = "Prints no progress and not where the results are.")
    private boolean quiet;

    @Option(names = "--no-charts", description = "Draws no charts.")
    private boolean noCharts;

    /** What is printed. */
    enum Format {
        TABLE,
        JSON,
        CSV,
        MARKDOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    RunVerb(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ResultFolderException {
        long started = System.nanoTime();
        Experiment experiment = options.experiment(terminal);
        if (threads != null) {
            if (threads < 1) {
                throw new BadInputException("--threads must be at least 1 but is " + threads);
            }
            experiment = experiment.threads(threads);
        }
        Results results = Results.of(run(experiment), options.file().toString());
        Path folder = results.write(Optional.ofNullable(out), !noCharts);
        double seconds = (System.nanoTime() - started) / NANOS_PER_SECOND;
        terminal.out().print(text(results, seconds));
        terminal.out().flush();
        if (!quiet) {
            terminal.err().println("results are in " + folder);
        }
        return results.baselineMisses() ? ExitCode.MISSED : ExitCode.DONE;
    }

    private ExperimentResult run(Experiment experiment) {
        if (quiet || !terminal.look().interactive()) {
            return experiment.run();
        }
        ProgressLine line = new ProgressLine(terminal.err(), System::nanoTime);
        try {
            return experiment.progress(line).run();
        } finally {
            line.clear();
        }
    }

    private String text(Results results, double seconds) {
        return switch (format) {
            case TABLE ->
                results.screen(new ScreenOptions(
                        terminal.look().width(), terminal.look().colour(), Optional.of(Figures.span(seconds))));
            case JSON -> results.json();
            case CSV -> results.csv();
            case MARKDOWN -> results.markdown();
        };
    }
}
