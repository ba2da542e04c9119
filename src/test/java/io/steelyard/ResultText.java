package io.steelyard;

import io.steelyard.observe.DecisionRecord;
import io.steelyard.observe.Metric;
import io.steelyard.observe.MetricCatalog;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.scenario.Scenario;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.ExperimentResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/** Everything that runs gave, one value a line under a name of its own, doubles by their bits: what "the same" means. */
final class ResultText {
    private ResultText() {}

    /** All runs of an experiment, variant after variant. */
    static List<String> of(ExperimentResult result) {
        List<String> lines = new ArrayList<>();
        for (ExperimentResult.VariantRuns variant : result.variants()) {
            variant.runs().forEach(run -> lines.addAll(of(run)));
        }
        return lines;
    }

    /** One run. */
    static List<String> of(RunResult run) {
        List<String> lines = new ArrayList<>();
        String prefix = run.variant() + " #" + run.replication() + " ";
        for (RunResult.Block block : run.blocks()) {
            String name = prefix + "[" + block.name() + "] ";
            lines.add(name + "from " + block.startNanos() + " to " + block.endNanos());
            for (Metric metric : MetricCatalog.all()) {
                lines.add(name + metric.id() + " = " + text(block.value(metric)) + quantiles(block, metric));
            }
        }
        series(run, prefix, lines);
        for (DecisionRecord decision : run.decisions()) {
            lines.add(prefix + decision);
        }
        lines.add(prefix + run.trust());
        return lines;
    }

    private static String quantiles(RunResult.Block block, Metric metric) {
        StringBuilder text = new StringBuilder();
        if (!block.overTime(metric).isEmpty()) {
            for (double share : new double[] {0, 0.1, 0.5, 0.9, 0.99, 1}) {
                text.append(' ').append(text(block.overTime(metric).quantile(share)));
            }
        }
        return text.toString();
    }

    private static void series(RunResult run, String prefix, List<String> lines) {
        long[] times = run.series().timesNanos();
        SeriesColumn[] columns = SeriesColumn.values();
        for (int sample = 0; sample < times.length; sample++) {
            String name = prefix + "at " + times[sample] + " ns ";
            for (int column = 0; column < columns.length; column++) {
                lines.add(
                        name + columns[column].id() + " = " + text(run.series().columns()[column][sample]));
            }
            lines.add(
                    name + "pods = " + Arrays.toString(run.pods().connections().get(sample)));
        }
    }

    private static String text(double value) {
        return Long.toHexString(Double.doubleToLongBits(value));
    }

    /** The digest of what a scenario gives on one thread, with settings as those of {@code --set}. */
    static String digestOf(String yaml, String... settings) {
        Scenario scenario =
                Steelyard.reader().read(yaml, "scenario", List.of(settings)).scenario();
        return digest(of(Experiment.of(scenario).threads(1).run()));
    }

    /** The SHA-256 of lines. */
    static String digest(List<String> lines) {
        try {
            byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Fails with the seed and the first line that differs. */
    static void assertSame(long seed, String what, List<String> expected, List<String> actual) {
        for (int line = 0; line < Math.max(expected.size(), actual.size()); line++) {
            String one = line < expected.size() ? expected.get(line) : "nothing more";
            String other = line < actual.size() ? actual.get(line) : "nothing more";
            if (!one.equals(other)) {
                throw new AssertionFailedError(
                        "seed " + seed + ", " + what + ": first difference in line " + line + ": expected <" + one
                                + "> but was <" + other + ">",
                        one,
                        other);
            }
        }
    }
}
