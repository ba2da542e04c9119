package io.steelyard.papers;

import io.steelyard.Steelyard;
import io.steelyard.exactness.Table;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.oracle.Lengths;
import io.steelyard.oracle.Loads;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.ExperimentResult.VariantRuns;
import io.steelyard.stats.Summary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The report nats-server#1556: what a rolling restart of three servers leaves of 24 clients each. */
final class NatsSection {
    private static final double[] REPORTED = {45, 27, 0};

    private NatsSection() {}

    static void on(PapersPage page) {
        page.section("A rolling restart of three NATS servers", """
                The report nats-server#1556: three servers with 24 clients each are restarted one after another, and end with 45,
                27 and 0. Ours: the scenario `nats-rolling-3`, whose clients come back at once to a server that is up, over %d
                runs; servers by their load at the end.
                """.formatted(runs()));
        Table table = new Table(
                "balancer", "most", "reported", "verdict", "middle", "reported", "verdict", "least", "reported", "verdict", "hops per client");
        List<VariantRuns> variants = Experiment.of(Steelyard.load(Path.of("scenarios", "nats-rolling-3.yaml")))
                .replications(runs())
                .threads(2)
                .run()
                .variants();
        for (VariantRuns variant : variants) {
            table.row(row(page, variant));
        }
        page.table(table);
        page.paragraph("""
                `least-conn` moves clients less often, and still leaves one server empty: the second server's clients all go to the
                one that was restarted before it, and so do the third's.
                """);
    }

    private static int runs() {
        return Lengths.of(2000, 200);
    }

    private static String[] row(PapersPage page, VariantRuns variant) {
        String[] cells = new String[11];
        cells[0] = "`" + variant.name() + "`";
        for (int place = 0; place < REPORTED.length; place++) {
            int pod = REPORTED.length - 1 - place;
            Summary load = Summary.of(variant.runs().stream()
                    .mapToDouble(run -> byOrdinal(run)[pod])
                    .toArray());
            cells[1 + 3 * place] = load.standardDeviation() == 0 ? Text.fixed(load.mean(), 0) : Text.mean(load, 2);
            cells[2 + 3 * place] = Text.fixed(REPORTED[place], 0);
            cells[3 + 3 * place] = variant.name().equals("least-conn")
                    ? "another policy"
                    : page.verdict(
                            variant.name() + ", place " + place,
                            Verdict.of(load.mean(), load.standardError(), REPORTED[place], 0));
        }
        cells[10] = Text.fixed(
                Summary.of(variant.runs().stream()
                                .mapToDouble(Loads.metric(RebalancingMetrics.HOPS_MEAN))
                                .toArray())
                        .mean(),
                3);
        return cells;
    }

    /** The connections at the end by ordinal: a StatefulSet restarts from the highest down. */
    private static int[] byOrdinal(RunResult run) {
        List<String> names = run.pods().podNames();
        int[] last = run.pods().connections().get(run.pods().connections().size() - 1);
        int[] loads = new int[(int) Arrays.stream(last).filter(load -> load >= 0).count()];
        for (int pod = 0; pod < last.length; pod++) {
            if (last[pod] >= 0) {
                loads[Integer.parseInt(names.get(pod).substring("pod-".length()))] = last[pod];
            }
        }
        return loads;
    }
}
