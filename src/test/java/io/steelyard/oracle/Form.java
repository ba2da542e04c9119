package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.conformance.OracleCase;
import io.steelyard.scenario.Decimals;
import io.steelyard.stats.Summary;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the oracles' cases have in common: how they name laws and balancers, and how runs are held against them. */
final class Form {
    /**
     * How many standard errors fit into a case's tolerance where the number of runs is ours to choose: more than that off
     * is a right simulator once in 2,000 times.
     */
    static final double MARGIN = 3.5;

    private static final int FEWEST = 50;

    private static final Pattern LAW = Pattern.compile("(lognormal) cv=([0-9.]+)|(pareto) alpha=([0-9.]+)");
    private static final Pattern POWER = Pattern.compile("power of ([0-9]+) with replacement");

    private Form() {}

    /** The YAML of a lifetime law that is told by its fields; empty for one that the simulator has not. */
    static Optional<String> law(JsonNode law) {
        if (!law.path("mean").isNumber()) {
            return Optional.empty();
        }
        double mean = law.get("mean").doubleValue();
        boolean plain = law.size() == 2;
        return switch (law.path("type").asText()) {
            case "exponential", "deterministic" ->
                plain ? Optional.of("{" + law.get("type").asText() + ": " + seconds(mean) + "}") : Optional.empty();
            case "uniform0_2m" ->
                plain ? Optional.of("{uniform: {low: 0s, high: " + seconds(2 * mean) + "}}") : Optional.empty();
            case "lognormal" -> withShape(law, "lognormal", mean, "cv");
            case "pareto" -> withShape(law, "pareto", mean, "alpha");
            case "weibull" -> withShape(law, "weibull", mean, "shape");
            default -> Optional.empty();
        };
    }

    private static Optional<String> withShape(JsonNode law, String name, double mean, String shape) {
        if (law.size() != 3 || !law.path(shape).isNumber()) {
            return Optional.empty();
        }
        String value = Decimals.text(law.get(shape).doubleValue());
        return Optional.of("{" + name + ": {mean: " + seconds(mean) + ", " + shape + ": " + value + "}}");
    }

    /** The YAML of a lifetime law of mean 1 that is told in words, such as {@code lognormal cv=2}. */
    static Optional<String> lawInWords(String words, double meanSeconds) {
        if (words.equals("exponential") || words.equals("deterministic")) {
            return Optional.of("{" + words + ": " + seconds(meanSeconds) + "}");
        }
        if (words.equals("uniform0_2m") || words.equals("uniform(0,2m)")) {
            return Optional.of("{uniform: {low: 0s, high: " + seconds(2 * meanSeconds) + "}}");
        }
        Matcher law = LAW.matcher(words);
        if (!law.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                law.group(1) != null
                        ? "{lognormal: {mean: " + seconds(meanSeconds) + ", cv: " + law.group(2) + "}}"
                        : "{pareto: {mean: " + seconds(meanSeconds) + ", alpha: " + law.group(4) + "}}");
    }

    static String seconds(double span) {
        return Decimals.text(span) + "s";
    }

    /** The YAML of the balancer that a case calls a policy; empty for one that the simulator has not. */
    static Optional<String> balancer(String policy) {
        Matcher power = POWER.matcher(policy);
        if (power.matches()) {
            return Optional.of("{least-request: {choiceCount: " + power.group(1) + "}}");
        }
        return switch (policy) {
            case "random" -> Optional.of("random");
            case "round_robin" -> Optional.of("round-robin");
            case "least_conn", "lc" -> Optional.of("least-conn");
            case "p2c", "p2c with replacement" -> Optional.of("least-request");
            case "p2c two distinct pods" -> Optional.of("{least-request: {withReplacement: false}}");
            default -> Optional.empty();
        };
    }

    /** The YAML of a reconnect policy; empty for one that the simulator has not, or without the cap that it needs. */
    static Optional<String> reconnect(String kind, double base, JsonNode cap, int exponentStart) {
        if (kind.equals("fixed")) {
            return Optional.of("{fixed: " + seconds(base) + "}");
        }
        Optional<String> jitter = switch (kind) {
            case "expo" -> Optional.of("none");
            case "full", "equal" -> Optional.of(kind);
            case "decorr" -> Optional.of("decorrelated");
            default -> Optional.empty();
        };
        return jitter.filter(name -> cap.isNumber() && cap.doubleValue() >= base)
                .map(name -> "{exponential: {base: " + seconds(base) + ", cap: " + seconds(cap.doubleValue())
                        + ", exponentStart: " + exponentStart + ", jitter: " + name + "}}");
    }

    /** Whether a field is a whole number above 0. */
    static boolean isCount(JsonNode object, String... names) {
        for (String name : names) {
            if (!object.path(name).isIntegralNumber() || object.path(name).asLong() < 1) {
                return false;
            }
        }
        return true;
    }

    /** Whether fields are numbers above 0. */
    static boolean isPositive(JsonNode object, String... names) {
        for (String name : names) {
            if (!object.path(name).isNumber() || !(object.path(name).doubleValue() > 0)) {
                return false;
            }
        }
        return true;
    }

    /** Of how many runs that a case's tolerance needs one is made at reduced length. */
    static final int REDUCTION = Lengths.of(1, 4);

    /**
     * How far off a mean may be: what the case allows; at reduced length, where chance alone is wider, what chance allows of
     * so many runs.
     */
    static double tolerance(double allowed, Summary measured) {
        return Lengths.FULL ? allowed : Math.max(allowed, Close.Z * measured.standardError());
    }

    /** The standard error for which runs are made where a case allows so much. */
    static double wantedError(double allowed) {
        return allowed / MARGIN * Math.sqrt(REDUCTION);
    }

    /** As many runs as {@link #runs} says, or as many as reduced length makes of them. */
    static int reducedRuns(OracleCase oracle) {
        return Math.max(FEWEST, runs(oracle) / REDUCTION);
    }

    /**
     * How many runs to make where a case says how many its tolerance is made for: half as many again, so that its 99.9 %
     * limits are four standard errors.
     */
    static int runs(OracleCase oracle) {
        return oracle.run().get("replications").intValue() * 3 / 2;
    }

    /** The sample has the expected mean, to within its own error: for what a case gives no tolerance. */
    static void assertMean(String name, double expected, Summary measured) {
        assertEquals(0, measured.missing(), name + " is not defined in some runs");
        assertEquals(expected, measured.mean(), Close.Z * measured.standardError(), name);
    }

    /** The sample has the expected standard deviation, to within its error, which the fourth moment gives. */
    static void assertDeviation(String name, double expected, double... values) {
        Summary summary = Summary.of(values);
        double variance = summary.standardDeviation() * summary.standardDeviation();
        double fourth = 0;
        for (double value : values) {
            double square = (value - summary.mean()) * (value - summary.mean());
            fourth += square * square / values.length;
        }
        double error = Math.sqrt((fourth / (variance * variance) - 1) / (4.0 * values.length));
        assertEquals(expected, summary.standardDeviation(), Close.Z * error * expected, name);
    }
}
