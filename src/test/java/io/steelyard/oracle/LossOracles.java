package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.conformance.OracleAdapter;
import io.steelyard.conformance.OracleCase;
import io.steelyard.observe.AttemptMetrics;
import io.steelyard.stats.Intervals;
import io.steelyard.stats.Summary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The oracles on the share of arrivals that full pods refuse, which is Erlang's for every law of lifetimes: of one pod, of
 * pods drawn at random, and of pods among which a free one is always found.
 *
 * <p>At full length a run has 2,000 mean lifetimes, as many as the longest reference runs; else as many as 20,000 arrivals
 * take. The interval is that of the replications, so that it follows from their length; where a case bounds the relative
 * error too, there are so many of them that their mean is known 3.5 times as well.
 */
public final class LossOracles implements OracleAdapter {
    private static final double MEAN_LIFETIME_SECONDS = 1000;
    private static final double WARM_UP_LIFETIMES = 15;

    /** Longer than any session, so that whoever is refused stays away. */
    private static final String NEVER = "10000d";

    private static final int FULL_LIFETIMES = 2000;
    private static final int ARRIVALS_A_RUN = 20_000;
    private static final int FEWEST_LIFETIMES = 60;
    private static final int MOST_TIMES_AS_OFTEN = 20;
    private static final String RANDOM = "random, reject if chosen pod is full, no retry";
    private static final String POOLED = "any that always finds a free pod";
    private static final String SCENARIO = """
            duration: SECONDSs
            clients:
              settle: WARMUP
              arrivals: [{poisson: RATE/s}]
              lifetime: LAW
              reconnect: {fixed: NEVER}
            deployment: {replicas: PODS}
            workload: {connectionLimit: LIMIT}
            balancer: BALANCER
            """;

    /** Laws of mean 1 for the cases that hold for any. */
    private static final List<String> LAWS = List.of("exponential", "lognormal cv=2", "uniform(0,2m)");

    /** Pods, the limit of each, the load of all, and how a pod is chosen. */
    private record Fleet(int pods, int limit, double offered, List<String> balancers, List<String> laws) {}

    @Override
    public boolean understands(OracleCase oracle) {
        JsonNode tolerance = oracle.tolerance();
        return oracle.expected().isNumber()
                && tolerance.path("type").asText().equals("t-interval")
                && Form.isPositive(tolerance, "level")
                && Form.isCount(tolerance, "reps")
                && fleet(oracle).isPresent();
    }

    private static Optional<Fleet> fleet(OracleCase oracle) {
        return oracle.metric().equals("blocking probability") ? onePod(oracle) : manyPods(oracle);
    }

    private static Optional<Fleet> onePod(OracleCase oracle) {
        JsonNode params = oracle.params();
        if (!oracle.hasParams("c", "offered", "lifetime")
                || !Form.isCount(params, "c")
                || !Form.isPositive(params, "offered")) {
            return Optional.empty();
        }
        String words = params.get("lifetime").asText();
        Optional<List<String>> laws = words.equals("any, mean 1")
                ? Optional.of(LAWS)
                : Form.lawInWords(words, MEAN_LIFETIME_SECONDS).map(known -> List.of(words));
        return laws.map(known -> new Fleet(
                1, params.get("c").intValue(), params.get("offered").doubleValue(), List.of("random"), known));
    }

    private static Optional<Fleet> manyPods(OracleCase oracle) {
        JsonNode params = oracle.params();
        if (!oracle.metric().equals("blocking")
                || !oracle.hasParams("n", "max_conn_per_pod", "offered_total", "policy")
                || !Form.isCount(params, "n", "max_conn_per_pod")
                || !Form.isPositive(params, "offered_total")) {
            return Optional.empty();
        }
        String policy = params.get("policy").asText();
        Optional<List<String>> balancers = policy.equals(RANDOM)
                ? Optional.of(List.of("random"))
                : policy.startsWith(POOLED)
                        ? Optional.of(List.of("least-conn", "{haproxy: {balance: leastconn}}"))
                        : Optional.empty();
        return balancers.map(known -> new Fleet(
                params.get("n").intValue(),
                params.get("max_conn_per_pod").intValue(),
                params.get("offered_total").doubleValue(),
                known,
                LAWS));
    }

    @Override
    public void check(OracleCase oracle) {
        Fleet fleet = fleet(oracle).orElseThrow();
        for (int i = 0; i < Math.max(fleet.laws().size(), fleet.balancers().size()); i++) {
            String law = fleet.laws().get(i % fleet.laws().size());
            check(oracle, fleet, law, fleet.balancers().get(i % fleet.balancers().size()));
        }
    }

    private static void check(OracleCase oracle, Fleet fleet, String law, String balancer) {
        double expected = oracle.expected().doubleValue();
        int replications = oracle.tolerance().get("reps").intValue();
        // Half as many again as the interval is made for, so that its limits are more than four standard errors.
        Trials trials = Trials.of(scenario(fleet, law, balancer))
                .measure(
                        "refused",
                        run -> Loads.metric(AttemptMetrics.REFUSED_FULL).applyAsDouble(run)
                                / Loads.metric(AttemptMetrics.MADE).applyAsDouble(run));
        JsonNode relative = oracle.tolerance().path("also_rel");
        if (relative.isNumber()) {
            double known = Form.wantedError(expected * relative.doubleValue());
            trials.runUntil(Map.of("refused", known), MOST_TIMES_AS_OFTEN * replications);
        }
        trials.run(replications * 3 / 2 - trials.runs());
        String where = law + ", " + balancer;
        Summary refused = trials.summary("refused");
        double level = oracle.tolerance().get("level").doubleValue();
        Summary asOften = new Summary(
                replications, 0, refused.mean(), refused.standardDeviation(), refused.min(), refused.max());
        assertEquals(expected, refused.mean(), Intervals.student(asOften, level).halfWidth(), where);
        if (relative.isNumber()) {
            double allowed = Form.tolerance(expected * relative.doubleValue(), refused);
            assertEquals(expected, refused.mean(), allowed, where + ", relative");
        }
    }

    private static String scenario(Fleet fleet, String law, String balancer) {
        double shorter = Math.max(FEWEST_LIFETIMES, Math.rint(ARRIVALS_A_RUN / fleet.offered()));
        double lifetimes = Lengths.FULL ? FULL_LIFETIMES : Math.min(FULL_LIFETIMES, shorter);
        return Fill.in(
                SCENARIO,
                "SECONDS",
                lifetimes * MEAN_LIFETIME_SECONDS,
                "WARMUP",
                WARM_UP_LIFETIMES,
                "NEVER",
                NEVER,
                "RATE",
                fleet.offered() / MEAN_LIFETIME_SECONDS,
                "LAW",
                Form.lawInWords(law, MEAN_LIFETIME_SECONDS).orElseThrow(),
                "PODS",
                fleet.pods(),
                "LIMIT",
                fleet.limit(),
                "BALANCER",
                balancer);
    }
}
