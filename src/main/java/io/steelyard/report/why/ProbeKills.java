package io.steelyard.report.why;

import io.steelyard.observe.PodMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.screen.Cells;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Workload;
import io.steelyard.scenario.kubernetes.Container;
import io.steelyard.scenario.kubernetes.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Containers that their liveness or startup probe kills because they are too busy to answer it, whose clients then make the
 * others busy.
 *
 * <p>Its trace: containers killed by a probe in the block; that they were too busy is told only where the work of some
 * sample was beyond the limit of cpu.
 */
final class ProbeKills implements Rule {
    private static final int MOST = 2;

    @Override
    public List<String> explain(Evidence evidence) {
        return Kills.sentences(
                evidence, PodMetrics.UNHEALTHY, (block, killed, spared) -> sentence(evidence, block, killed, spared));
    }

    private static String sentence(Evidence evidence, int block, List<Integer> killed, List<Integer> spared) {
        List<String> parts = new ArrayList<>();
        for (int variant : killed.subList(0, Math.min(MOST, killed.size()))) {
            parts.add(part(evidence, block, variant));
        }
        if (killed.size() > MOST) {
            parts.add("fewer with " + Words.list(evidence.names(killed.subList(MOST, killed.size()))));
        }
        if (!spared.isEmpty()) {
            parts.add("none with " + Words.list(evidence.names(spared)));
        }
        return evidence.prefix(block) + "probes kill containers that do not answer in time: "
                + String.join("; ", parts);
    }

    private static String part(Evidence evidence, int block, int variant) {
        double busiest = evidence.runs(variant).stream()
                .mapToDouble(run -> busiest(evidence, block, evidence.setup(variant), run))
                .average()
                .orElse(Double.NaN);
        return Cells.text(evidence.value(block, PodMetrics.UNHEALTHY, variant), "containers", true) + " with "
                + evidence.name(variant)
                + (busiest > 1
                        ? " (its pods are asked for up to " + Figures.of(busiest, "times")
                                + " times the cpu that they may use)"
                        : "")
                + closed(evidence, block, variant)
                + Kills.of(evidence, block, variant, PodMetrics.UNHEALTHY, SeriesColumn.UNHEALTHY)
                        .end();
    }

    /** What the kills close, where containers end of nothing else. */
    private static String closed(Evidence evidence, int block, int variant) {
        boolean alone = evidence.mean(block, PodMetrics.CRASHES, variant) == 0
                && evidence.mean(block, PodMetrics.OUT_OF_MEMORY, variant) == 0;
        return alone
                ? ", which closes "
                        + Cells.text(evidence.value(block, StormMetrics.LOST_BY_CRASH, variant), "connections", true)
                        + " connections"
                : "";
    }

    /** The most work that a sample of the block shows, over what the serving pods may use together; NaN without a limit. */
    private static double busiest(Evidence evidence, int block, Setup setup, RunResult run) {
        Optional<Workload.Cpu> cpu = setup.workload().cpu();
        Optional<Double> limit = setup.podSpec().containers().stream()
                .findFirst()
                .map(Container::resources)
                .flatMap(resources -> resources.limits().cpu())
                .map(Quantity::doubleValue);
        if (cpu.isEmpty() || limit.isEmpty()) {
            return Double.NaN;
        }
        Timeline timeline = new Timeline(run);
        double most = 0;
        int sample = timeline.sampleAt(evidence.block(block).endSeconds());
        while (sample > 0 && timeline.seconds(sample) > evidence.block(block).startSeconds()) {
            // Those that served at one end of the span only may have done a part of the work.
            int pods = Math.max(timeline.serving(sample), timeline.serving(sample - 1));
            double work = pods * cpu.get().base().doubleValue()
                    + timeline.connections(sample) * cpu.get().perConnection().doubleValue()
                    + timeline.value(SeriesColumn.ESTABLISHED, sample)
                            * cpu.get().perHandshake().doubleValue();
            most = pods > 0 ? Math.max(most, work / (pods * limit.get())) : most;
            sample--;
        }
        return most;
    }
}
