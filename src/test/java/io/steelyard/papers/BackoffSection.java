package io.steelyard.papers;

import io.steelyard.exactness.Table;
import io.steelyard.oracle.Lengths;
import io.steelyard.papers.BackoffExperiment.Outcome;
import io.steelyard.papers.BackoffExperiment.Strategy;
import java.util.List;

/** The back-off strategies of the AWS post. */
final class BackoffSection {
    /** Mean milliseconds and writes with their standard errors, of an independent program. */
    private record Independent(int clients, Strategy strategy, double millis, double error, double calls, double callError) {}

    private static final List<Independent> INDEPENDENT = List.of(
            new Independent(10, Strategy.NONE, 379, 2, 50.63, .20),
            new Independent(10, Strategy.EXPONENTIAL, 3383, 67, 50.46, .21),
            new Independent(10, Strategy.FULL, 468, 5, 39.13, .11),
            new Independent(10, Strategy.EQUAL, 742, 11, 42.46, .13),
            new Independent(10, Strategy.DECORRELATED, 436, 4, 37.65, .11),
            new Independent(20, Strategy.NONE, 602, 3, 152.32, .61),
            new Independent(20, Strategy.EXPONENTIAL, 14296, 149, 149.65, .72),
            new Independent(20, Strategy.FULL, 986, 12, 100.32, .18),
            new Independent(20, Strategy.EQUAL, 1626, 22, 108.18, .21),
            new Independent(20, Strategy.DECORRELATED, 818, 9, 100.73, .24),
            new Independent(30, Strategy.NONE, 775, 2, 286.74, .71),
            new Independent(30, Strategy.EXPONENTIAL, 22166, 151, 274.88, .84),
            new Independent(30, Strategy.FULL, 1659, 22, 171.47, .21),
            new Independent(30, Strategy.EQUAL, 2612, 27, 182.53, .26),
            new Independent(30, Strategy.DECORRELATED, 1254, 14, 179.87, .35),
            new Independent(40, Strategy.NONE, 958, 3, 466.33, 1.1),
            new Independent(40, Strategy.EXPONENTIAL, 29731, 221, 436.80, 1.5),
            new Independent(40, Strategy.FULL, 2253, 30, 250.20, .34),
            new Independent(40, Strategy.EQUAL, 3550, 51, 263.20, .42),
            new Independent(40, Strategy.DECORRELATED, 1710, 32, 271.82, .75),
            new Independent(50, Strategy.NONE, 1143, 3, 689.30, 1.2),
            new Independent(50, Strategy.EXPONENTIAL, 36820, 227, 627.35, 2.1),
            new Independent(50, Strategy.FULL, 2907, 38, 332.63, .34),
            new Independent(50, Strategy.EQUAL, 4280, 45, 347.15, .43),
            new Independent(50, Strategy.DECORRELATED, 2166, 34, 375.08, .98));

    private BackoffSection() {}

    static void on(PapersPage page) {
        int runs = Lengths.of(2000, 100);
        page.section("Back-off and jitter", """
                M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015. Clients write one row under
                optimistic concurrency: read a version, write if it is still the same, else wait and begin again. A message
                takes |N(10, 2)| ms, waits have base 5 ms and cap 2 s, the first has exponent 1 as in the post's program
                (aws-samples/aws-arch-backoff-simulator). The post shows plots only, so the numbers beside ours are those of
                an independent program of the same experiment. Ours are made with the reconnect policies of the simulator,
                %d runs each.
                """.formatted(runs));
        Table table = new Table(
                "clients", "strategy", "ms until all have written", "independent", "verdict", "writes", "independent", "verdict");
        for (Independent row : INDEPENDENT) {
            Outcome ours = BackoffExperiment.of(row.strategy(), row.clients(), runs);
            String name = row.clients() + " clients, " + row.strategy();
            table.row(
                    String.valueOf(row.clients()),
                    row.strategy().toString(),
                    Text.mean(ours.millis(), 0),
                    Text.withError(row.millis(), row.error(), 0),
                    page.verdict(
                            name,
                            Verdict.of(
                                    ours.millis().mean(), ours.millis().standardError(), row.millis(), row.error())),
                    Text.mean(ours.calls(), 2),
                    Text.withError(row.calls(), row.callError(), 2),
                    page.verdict(
                            name + ", writes",
                            Verdict.of(
                                    ours.calls().mean(), ours.calls().standardError(), row.calls(), row.callError())));
        }
        page.table(table);
        page.paragraph("""
                The post's order is there: without jitter it takes longest by far and saves no writes; full jitter needs the
                fewest writes where many compete, decorrelated jitter a few more and less time.
                """);
    }
}
