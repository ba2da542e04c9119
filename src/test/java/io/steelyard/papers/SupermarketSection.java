package io.steelyard.papers;

import io.steelyard.exactness.Table;
import io.steelyard.observe.BalanceMetrics;
import io.steelyard.oracle.Fill;
import io.steelyard.oracle.Lengths;
import io.steelyard.oracle.Loads;
import io.steelyard.oracle.Trials;
import io.steelyard.stats.Summary;
import io.steelyard.theory.PowerOfChoices;
import java.util.List;

/** The power of d choices: queues of one server, and its analogue for connections that all are served at once. */
final class SupermarketSection {
    private static final String SCENARIO = """
            duration: SECONDSs
            clients:
              arrivals: [{poisson: RATE/s}]
              lifetime: {exponential: 1000s}
            deployment: {replicas: PODS}
            balancer: {least-request: {choiceCount: CHOICES}}
            """;

    /** Pods, mean load, choices; the variance that an independent program found, and its error. */
    private record Spread(int pods, int mean, int choices, double variance, double error) {}

    private static final List<Spread> SPREADS = List.of(
            new Spread(10, 10, 2, 1.9189, .0018),
            new Spread(100, 10, 2, 2.0848, .0010),
            new Spread(10, 100, 2, 2.9981, .0033),
            new Spread(100, 100, 2, 3.2308, .0021),
            new Spread(10, 10, 3, 1.0535, .0008),
            new Spread(100, 10, 3, 1.1290, .0005),
            new Spread(10, 100, 3, 1.3191, .0009),
            new Spread(100, 100, 3, 1.3968, .0006));

    /** Load; the paper's prediction and simulation of 100 queues of two choices; its prediction for three. */
    private record Queue(double load, double prediction, double simulation, double ofThree) {}

    private static final List<Queue> QUEUES = List.of(
            new Queue(.50, 1.26569, 1.2673, 1.12524),
            new Queue(.70, 1.61445, 1.6202, 1.35684),
            new Queue(.80, 1.94736, 1.9585, 1.58089),
            new Queue(.90, 2.61406, 2.6454, 2.02786),
            new Queue(.95, 3.38305, 3.4610, 2.53513),
            new Queue(.99, 5.43200, 5.9275, 3.85785));

    private SupermarketSection() {}

    static void on(PapersPage page) {
        queues(page);
        page.paragraph("""
                A pod serves all its connections at once, so that the queue's analogue is the spread of connections. Its mean
                field is ds_k/dt = r (s_(k-1)^d - s_k^d) - k (s_k - s_(k+1)), for ever more pods. Ours: `least-request` with so
                many choices through a scenario, Poisson arrivals and exponential lifetimes. Beside it the mean field, and an
                independent simulation of as many pods, which is what the verdict is about.
                """);
        Table table = new Table(
                "pods", "mean", "d", "variance over the pods", "independent", "verdict", "mean field", "for ever more connections");
        for (Spread row : SPREADS) {
            Summary ours = variance(row);
            table.row(
                    String.valueOf(row.pods()),
                    String.valueOf(row.mean()),
                    String.valueOf(row.choices()),
                    Text.mean(ours, 3),
                    Text.withError(row.variance(), row.error(), 4),
                    page.verdict(
                            row.pods() + " pods of " + row.mean() + ", d = " + row.choices(),
                            Verdict.of(ours.mean(), ours.standardError(), row.variance(), row.error())),
                    Text.fixed(PowerOfChoices.stationary(row.mean(), row.choices()).variance(), 4),
                    Text.fixed(PowerOfChoices.limitVariance(row.choices()), 3));
        }
        page.table(table);
    }

    private static Summary variance(Spread row) {
        int load = row.pods() * row.mean();
        int lifetimes = Math.max(10, 20_000 / load);
        return Trials.of(Fill.in(
                        SCENARIO,
                        "SECONDS",
                        lifetimes * 1000,
                        "RATE",
                        load / 1000.0,
                        "PODS",
                        row.pods(),
                        "CHOICES",
                        row.choices()))
                .measure("variance", Loads.metric(BalanceMetrics.VARIANCE))
                .run(Lengths.of(100, 12))
                .summary("variance");
    }

    private static void queues(PapersPage page) {
        page.section("The supermarket model", """
                M. Mitzenmacher, "The power of two choices in randomized load balancing" (IEEE TPDS 12, 2001): customers join the
                shorter of d queues drawn at random, of one server each. His predictions for ever more queues are the sum of
                load^((d^i - d) / (d - 1)), which is the formula here; his simulations had 100 queues.
                """);
        Table table = new Table(
                "load", "formula, d = 2", "his prediction", "verdict", "his simulation", "formula, d = 3", "his prediction", "verdict");
        for (Queue row : QUEUES) {
            double two = PowerOfChoices.timeInQueue(row.load(), 2);
            double three = PowerOfChoices.timeInQueue(row.load(), 3);
            table.row(
                    Text.fixed(row.load(), 2),
                    Text.fixed(two, 5),
                    Text.fixed(row.prediction(), 5),
                    page.verdict("load " + row.load(), Verdict.equal(rounded(two), row.prediction())),
                    Text.fixed(row.simulation(), 4),
                    Text.fixed(three, 5),
                    Text.fixed(row.ofThree(), 5),
                    page.verdict("load " + row.load() + ", d = 3", Verdict.equal(rounded(three), row.ofThree())));
        }
        page.table(table);
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e5) / 1e5;
    }
}
