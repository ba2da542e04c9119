package io.steelyard.papers;

import io.steelyard.conformance.RingOracles;
import io.steelyard.exactness.Table;
import io.steelyard.oracle.Lengths;
import io.steelyard.random.SplitMix64;
import io.steelyard.select.DefaultOptions;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import io.steelyard.select.envoy.MaglevTable;
import io.steelyard.select.envoy.NormalizedHosts;
import io.steelyard.select.research.Rendezvous;
import io.steelyard.stats.Imbalance;
import io.steelyard.stats.Summary;
import io.steelyard.theory.RandomPlacement;
import io.steelyard.theory.RingShares;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Section 5.3 of the Maglev paper: how even the tables are, and how many slots change when backends fail. */
final class MaglevSection {
    private static final int BACKENDS = 1000;
    private static final int SMALL = 65_537;
    private static final int LARGE = 655_373;

    /** The standard deviation of the largest of 1,000 normal values, in those of one of them. */
    private static final double DEVIATION_OF_LARGEST = 0.351;

    private MaglevSection() {}

    static void on(PapersPage page) {
        page.section("Maglev", """
                D. Eisenbud et al., "Maglev: a fast and reliable software network load balancer" (NSDI 2016), section 5.3:
                1,000 backends, over-provisioning is max/mean - 1. Ours: the tables that Envoy builds; rendezvous hashing of
                each slot; a ring of 1,000 points a backend. What the paper draws once has the chance error of one draw.
                """);
        Table table = new Table("method", "table size", "draws", "over-provisioning", "published", "exact mean", "verdict");
        for (int size : new int[] {SMALL, LARGE}) {
            maglev(page, table, size);
        }
        rendezvous(page, table, SMALL, .495, Lengths.of(40, 6));
        rendezvous(page, table, LARGE, .123, Lengths.of(4, 1));
        ring(page, table);
        page.table(table);
        page.paragraph("""
                The paper's 29.7 % of Karger's ring with a table of 65,537 depends on how its views are mapped to the table,
                which it does not say; it is not made again here.
                """);
        failures(page);
    }

    private static MaglevTable table(int number, int hosts, int size) {
        double[] weights = new double[hosts];
        Arrays.fill(weights, 1);
        List<String> names = IntStream.range(0, hosts)
                .mapToObj(host -> "table-" + number + "-host-" + host)
                .toList();
        return MaglevTable.build(NormalizedHosts.of(weights), names, size);
    }

    private static void maglev(PapersPage page, Table table, int size) {
        int[] slots = new int[BACKENDS];
        MaglevTable maglev = table(0, BACKENDS, size);
        for (int slot = 0; slot < size; slot++) {
            slots[maglev.hostAt(slot)]++;
        }
        double ours = Imbalance.of(slots).maxOverMean() - 1;
        double exact = Math.ceil(size / (double) BACKENDS) * BACKENDS / size - 1;
        table.row(
                "Maglev",
                Text.fixed(size, 0),
                "1",
                Text.percent(ours, 2),
                "about 0",
                Text.percent(exact, 2),
                page.verdict("Maglev " + size, Verdict.equal(ours, exact)));
    }

    private static void rendezvous(PapersPage page, Table table, int size, double published, int draws) {
        TestProxy proxy = new TestProxy(
                DefaultOptions.create(Rendezvous.PROVIDER, new SplitMix64(1)), TestView.of(BACKENDS));
        double[] most = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            int[] slots = new int[BACKENDS];
            for (int slot = 0; slot < size; slot++) {
                slots[proxy.select((long) draw * size + slot, 0)]++;
            }
            most[draw] = Imbalance.of(slots).maxOverMean() - 1;
        }
        RandomPlacement.Extreme extreme = RandomPlacement.maximumGiven(BACKENDS, size);
        double perBackend = (double) size / BACKENDS;
        row(
                page,
                table,
                "rendezvous",
                size,
                draws,
                Summary.of(most).mean(),
                extreme.deviation() / perBackend,
                published,
                extreme.mean() / perBackend - 1);
    }

    private static void ring(PapersPage page, Table table) {
        int rings = Lengths.of(4, 1);
        double[] most = new double[rings];
        for (int ring = 0; ring < rings; ring++) {
            most[ring] = Imbalance.of(RingOracles.arcs(ring, BACKENDS, BACKENDS)).maxOverMean() - 1;
        }
        double variation = Math.sqrt(RingShares.meanSquaredVariation(BACKENDS, BACKENDS));
        row(
                page,
                table,
                "ring (Karger)",
                LARGE,
                rings,
                Summary.of(most).mean(),
                DEVIATION_OF_LARGEST * variation,
                .103,
                RingShares.expectedMaxOverMean(BACKENDS, BACKENDS) - 1);
    }

    private static void row(
            PapersPage page,
            Table table,
            String method,
            int size,
            int draws,
            double ours,
            double ofOneDraw,
            double published,
            double exact) {
        table.row(
                method,
                Text.fixed(size, 0),
                String.valueOf(draws),
                Text.percent(ours, 1) + " ± " + Text.percent(ofOneDraw / Math.sqrt(draws), 1),
                Text.percent(published, 1),
                Text.percent(exact, 1),
                page.verdict(
                        method + " " + size, Verdict.of(ours, ofOneDraw / Math.sqrt(draws), published, ofOneDraw)));
    }

    private static void failures(PapersPage page) {
        page.paragraph("""
                Figure 12 shows how many slots change their backend when some of 1,000 fail, as curves. The numbers beside ours
                are those of an independent program with random offsets and skips; for the larger table its error is taken to be
                0.005 % of the slots.
                """);
        Table table = new Table("failed", "table size", "tables", "slots changed", "independent", "least possible", "verdict");
        int tables = Lengths.of(100, 12);
        failed(page, table, 1, SMALL, tables, .006766, .000003);
        failed(page, table, 10, SMALL, tables, .033391, .000007);
        failed(page, table, 50, SMALL, tables, .08251, .00012);
        int large = Lengths.of(20, 3);
        failed(page, table, 1, LARGE, large, .004285, .00005);
        failed(page, table, 10, LARGE, large, .015762, .00005);
        failed(page, table, 50, LARGE, large, .059079, .00005);
        page.table(table);
        page.paragraph("""
                With 65 slots a backend a single failure moves nearly seven times as many slots as it must.
                """);
    }

    private static void failed(
            PapersPage page, Table rows, int failed, int size, int tables, double published, double error) {
        double[] shares = new double[tables];
        for (int number = 0; number < tables; number++) {
            MaglevTable before = table(number, BACKENDS, size);
            MaglevTable after = table(number, BACKENDS - failed, size);
            shares[number] = IntStream.range(0, size)
                            .filter(slot -> before.hostAt(slot) != after.hostAt(slot))
                            .count()
                    / (double) size;
        }
        Summary changed = Summary.of(shares);
        rows.row(
                String.valueOf(failed),
                Text.fixed(size, 0),
                String.valueOf(tables),
                Text.percent(changed.mean(), 3) + " ± " + Text.percent(changed.standardError(), 3),
                Text.percent(published, 3),
                Text.percent(failed / (double) BACKENDS, 1),
                page.verdict(
                        failed + " failed, " + size,
                        Verdict.of(changed.mean(), changed.standardError(), published, error)));
    }
}
