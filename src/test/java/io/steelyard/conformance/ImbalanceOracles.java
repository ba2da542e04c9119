package io.steelyard.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.stats.Imbalance;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.StreamSupport;

/** The oracles of area {@code metrics}: the measures of imbalance of given loads. */
final class ImbalanceOracles implements OracleAdapter {
    static final String AREA = "metrics";

    /** What the oracles of this area allow, taken for vectors that say nothing of it too. */
    static final double TOLERANCE = 1e-9;

    private static final Map<String, ToDoubleFunction<Imbalance>> MEASURES = Map.ofEntries(
            Map.entry("n", Imbalance::n),
            Map.entry("sum", Imbalance::sum),
            Map.entry("mean", Imbalance::mean),
            Map.entry("max", Imbalance::max),
            Map.entry("min", Imbalance::min),
            Map.entry("popsd", Imbalance::standardDeviation),
            Map.entry("cov", Imbalance::cov),
            Map.entry("sample_cov", Imbalance::sampleCov),
            Map.entry("peak_to_avg", Imbalance::maxOverMean),
            Map.entry("jain", Imbalance::jain),
            Map.entry("gini", Imbalance::gini),
            Map.entry("theil", Imbalance::theil),
            Map.entry("theil_norm", Imbalance::theilNormalized),
            Map.entry("p50", Imbalance::p50),
            Map.entry("p99", Imbalance::p99),
            Map.entry("p99_over_p50", Imbalance::p99OverP50),
            Map.entry("chi2", Imbalance::chiSquare),
            Map.entry("min_moves", Imbalance::minMoves));

    @Override
    public boolean understands(OracleCase oracle) {
        JsonNode loads = oracle.params().path("loads");
        return oracle.area().equals(AREA)
                && oracle.hasParams("loads")
                && loads.isArray()
                && StreamSupport.stream(loads.spliterator(), false).allMatch(JsonNode::canConvertToLong)
                && StreamSupport.stream(loads.spliterator(), false).allMatch(JsonNode::isIntegralNumber)
                && oracle.expectsOnly(MEASURES.keySet())
                && oracle.tolerance().path("type").asText().equals("abs");
    }

    @Override
    public void check(OracleCase oracle) {
        JsonNode loads = oracle.params().get("loads");
        Imbalance imbalance = Imbalance.of(StreamSupport.stream(loads.spliterator(), false)
                .mapToLong(JsonNode::longValue)
                .toArray());
        double tolerance = Json.number(oracle.tolerance(), "value");
        for (Map.Entry<String, JsonNode> expected : oracle.expected().properties()) {
            String measure = expected.getKey();
            // What is undefined is null in a case.
            double value = expected.getValue().isNull() ? Double.NaN : Json.number(oracle.expected(), measure);
            assertEquals(value, MEASURES.get(measure).applyAsDouble(imbalance), tolerance, measure);
        }
    }
}
