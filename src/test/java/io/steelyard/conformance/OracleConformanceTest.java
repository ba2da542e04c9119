package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steelyard.oracle.AcceptQueueOracles;
import io.steelyard.oracle.AutoscalerOracles;
import io.steelyard.oracle.FirstWaveOracles;
import io.steelyard.oracle.LossOracles;
import io.steelyard.oracle.OpenClientsOracles;
import io.steelyard.oracle.OutageOracles;
import io.steelyard.oracle.PodChurnOracles;
import io.steelyard.oracle.RandomPlacementOracles;
import io.steelyard.oracle.RollingRestartOracles;
import io.steelyard.oracle.ScaleOutOracles;
import io.steelyard.oracle.SinusoidOracles;
import io.steelyard.oracle.StationaryMeanOracles;
import io.steelyard.oracle.SteadySpreadOracles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/**
 * Oracles, which are values that theory or an independent computation gives, and vectors of the measures of imbalance.
 */
@Tag("oracles")
final class OracleConformanceTest extends ConformanceSuite {
    private static final List<OracleAdapter> ADAPTERS = List.of(
            new ImbalanceOracles(),
            new Mser5Oracles(),
            new KimNelsonOracles(),
            new OcbaOracles(),
            new RingOracles(),
            new MaglevOracles(),
            new OpenClientsOracles(),
            new StationaryMeanOracles(),
            new LossOracles(),
            new KeysMovedOracles(),
            new SinusoidOracles(),
            new RandomPlacementOracles(),
            new SteadySpreadOracles(),
            new ScaleOutOracles(),
            new RollingRestartOracles(),
            new PodChurnOracles(),
            new FirstWaveOracles(),
            new OutageOracles(),
            new AcceptQueueOracles(),
            new AutoscalerOracles());

    OracleConformanceTest() {
        super("oracles", "oracles*.json", "metrics*.json");
    }

    /** Files of vectors hold named lists of pairs: loads, and the measures of their imbalance. */
    @Override
    List<ConformanceCase> cases(CaseFile file) {
        if (file.root().has("cases")) {
            return super.cases(file);
        }
        List<ConformanceCase> cases = new ArrayList<>();
        for (Map.Entry<String, JsonNode> vectors : file.root().properties()) {
            Json.check(vectors.getValue(), vectors.getKey(), vectors.getValue().isArray(), "a list");
            int number = 0;
            for (JsonNode vector : vectors.getValue()) {
                cases.add(new ConformanceCase(file, vectors.getKey() + " #" + number++, metricsOracle(vector)));
            }
        }
        return cases;
    }

    private static ObjectNode metricsOracle(JsonNode vector) {
        ObjectNode oracle = JsonNodeFactory.instance.objectNode();
        oracle.put("area", ImbalanceOracles.AREA);
        oracle.putObject("params").set("loads", vector.path(0));
        oracle.set("expected", vector.path(1));
        oracle.putObject("tolerance").put("type", "abs").put("value", ImbalanceOracles.TOLERANCE);
        return oracle;
    }

    @Override
    Optional<CaseAdapter> adapter(ConformanceCase testCase) {
        OracleCase oracle = OracleCase.of(testCase.body());
        return ADAPTERS.stream()
                .filter(adapter -> adapter.understands(oracle))
                .findFirst()
                .map(adapter -> each -> adapter.check(oracle));
    }
}
