package io.steelyard.metastability;

import io.steelyard.Steelyard;
import io.steelyard.exactness.Table;
import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.QueueMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.StormMetrics;
import io.steelyard.oracle.Loads;
import io.steelyard.papers.Text;
import io.steelyard.sim.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What each lever makes of the scenario {@code metastable}, one run each. */
record Levers(List<Run> runs) {
    private static final Path SCENARIO = Path.of("scenarios", "metastable.yaml");

    /** A lever, and what it made. */
    record Run(String lever, RunResult result) {
        double value(Metric metric) {
            return Loads.metric(metric).applyAsDouble(result);
        }

        boolean ends() {
            return value(StormMetrics.METASTABLE) == 0;
        }
    }

    static Levers pull() throws IOException {
        List<Run> runs = new ArrayList<>();
        runs.add(of("none", "today", "", ""));
        runs.add(of("backlog 150 instead of 400", "short queue", "", ""));
        runs.add(of("clients wait 25 s instead of 10 s", "today", "timeout: 10s", "timeout: 25s"));
        runs.add(of("back-off from 10 s to 2 min, full jitter", "wide back-off", "", ""));
        runs.add(of("admission of 180/s, others told to wait 20 s", "admission", "", ""));
        runs.add(of("one pod crashes instead of five", "today", "pods: 5", "pods: 1"));
        return new Levers(List.copyOf(runs));
    }

    private static Run of(String lever, String variant, String key, String instead) throws IOException {
        String yaml = Files.readString(SCENARIO);
        if (!yaml.contains(key)) {
            throw new IllegalStateException(SCENARIO + " has no " + key);
        }
        String changed = key.isEmpty() ? yaml : yaml.replace(key, instead);
        return new Run(
                lever,
                Experiment.of(Steelyard.parse(changed))
                        .only(variant)
                        .replications(1)
                        .threads(1)
                        .run()
                        .variants()
                        .get(0)
                        .runs()
                        .get(0));
    }

    /** All attempts of the run of a lever. */
    double attemptsWith(String lever) {
        return runs.stream()
                .filter(run -> run.lever().startsWith(lever))
                .mapToDouble(run -> run.value(AttemptMetrics.MADE))
                .findFirst()
                .orElseThrow();
    }

    Table table() {
        Table table = new Table(
                "lever",
                "lost",
                "most waiting",
                "stays",
                "99 % back in",
                "peak attempts/s",
                "attempts",
                "served in vain");
        for (Run run : runs) {
            double back = run.value(StormMetrics.TIME_TO_99);
            table.row(
                    run.lever(),
                    Text.fixed(run.value(StormMetrics.LOST), 0),
                    Text.fixed(run.value(ClientMetrics.WAITING_MAX), 0),
                    run.ends() ? "no" : "yes",
                    Double.isFinite(back) ? Text.fixed(back, 0) + " s" : "never",
                    Text.fixed(run.value(StormMetrics.PEAK_ATTEMPTS), 0),
                    Text.fixed(run.value(AttemptMetrics.MADE), 0),
                    Text.fixed(run.value(QueueMetrics.SERVED_IN_VAIN), 0));
        }
        return table;
    }
}
