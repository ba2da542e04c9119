package io.steelyard.papers;

import io.steelyard.conformance.RingOracles;
import io.steelyard.exactness.Table;
import io.steelyard.hash.Mix64;
import io.steelyard.oracle.Lengths;
import io.steelyard.select.research.Jump;
import io.steelyard.stats.Imbalance;
import io.steelyard.stats.Summary;
import io.steelyard.theory.RandomPlacement;
import io.steelyard.theory.RingShares;
import java.util.Arrays;
import java.util.List;

/** Table 1 of the paper on jump hashing: how unequal the buckets of a ring are. */
final class RingSection {
    private static final int BUCKETS = 1000;
    private static final int JUMP_KEYS = 2_000_000;

    /** Points a bucket, the standard error, the 99 % interval, and of how many rings ours is the mean. */
    private record Row(int points, double error, double low, double high, int rings, int ringsInFull) {}

    private static final List<Row> ROWS = List.of(
            new Row(1, .9979060, .005, 5.25, 100, 1000),
            new Row(10, .3151810, .37, 1.98, 40, 400),
            new Row(100, .0996996, .76, 1.28, 8, 40),
            new Row(1000, .0315723, .92, 1.09, 1, 4));

    private RingSection() {}

    static void on(PapersPage page) {
        page.section("Rings and jump hashing", """
                J. Lamping and E. Veach, "A fast, minimal memory, consistent hash algorithm" (2014), table 1: 1,000 buckets,
                their sizes relative to the mean. Ours: arcs of rings as Envoy builds them. "Exact" is the root of
                E[CoV^2] = (n - 1) / (n v + 1) for ideal hashes. The published values are of one ring, whose chance error is
                sqrt((2 + 6 / v) / (4 n)) of the value; that of a share of buckets is sqrt(0.01 * 0.99 / n). Values after
                copies of the table.
                """);
        Table table = new Table(
                "points a bucket",
                "rings",
                "standard error",
                "published",
                "exact",
                "verdict",
                "published 99 % interval",
                "our buckets within",
                "verdict");
        for (Row row : ROWS) {
            row(page, table, row);
        }
        page.table(table);
        jump(page);
    }

    private static void row(PapersPage page, Table table, Row row) {
        int rings = Lengths.of(row.ringsInFull(), row.rings());
        double[] variations = new double[rings];
        long within = 0;
        for (int ring = 0; ring < rings; ring++) {
            long[] arcs = RingOracles.arcs(ring, BUCKETS, row.points());
            variations[ring] = Imbalance.of(arcs).cov();
            double mean = Arrays.stream(arcs).average().orElseThrow();
            within += Arrays.stream(arcs)
                    .filter(arc -> arc >= row.low() * mean && arc <= row.high() * mean)
                    .count();
        }
        double ours = Summary.of(variations).mean();
        double ofOneRing = ours * Math.sqrt((2 + 6.0 / row.points()) / (4 * BUCKETS));
        double share = within / ((double) BUCKETS * rings);
        double shareError = Math.sqrt(0.01 * 0.99 / BUCKETS);
        String name = row.points() + " points";
        table.row(
                String.valueOf(row.points()),
                String.valueOf(rings),
                Text.withError(ours, ofOneRing / Math.sqrt(rings), 5),
                Text.withError(row.error(), ofOneRing, 5),
                Text.fixed(Math.sqrt(RingShares.meanSquaredVariation(BUCKETS, row.points())), 5),
                page.verdict(name, Verdict.of(ours, ofOneRing / Math.sqrt(rings), row.error(), ofOneRing)),
                "(" + row.low() + ", " + row.high() + ")",
                Text.percent(share, 2),
                page.verdict(name + ", interval", Verdict.of(share, shareError / Math.sqrt(rings), .99, shareError)));
    }

    private static void jump(PapersPage page) {
        int[] counts = new int[BUCKETS];
        for (int key = 0; key < JUMP_KEYS; key++) {
            counts[Jump.bucket(Mix64.stafford13(key), BUCKETS)]++;
        }
        double ours = Imbalance.of(counts).cov();
        double chance = Math.sqrt(RandomPlacement.meanSquaredVariation(BUCKETS, JUMP_KEYS));
        page.paragraph("""
                For jump hashing the paper gives a standard error of 0.00000000764 of the shares of all 2^64 keys: none that
                counts of keys could show. %,d keys leave a variation of %s among 1,000 buckets; chance alone leaves %s:
                %s.
                """.formatted(
                        JUMP_KEYS,
                        Text.fixed(ours, 5),
                        Text.withError(chance, chance / Math.sqrt(2 * BUCKETS), 5),
                        page.verdict("jump", Verdict.of(ours, 0, chance, chance / Math.sqrt(2 * BUCKETS)))));
    }
}
