package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What real proxies did: which server each opening of a trace went to, by policy, and how many connections each server had
 * second by second.
 *
 * <p>A file of results names the trace that all of its policies were given. A policy is a directive of a product; no adapter
 * stands for one.
 */
final class RealConformanceTest extends ConformanceSuite {
    RealConformanceTest() {
        super("real", "trace/*.results.json", "rt/*.json");
    }

    @Override
    List<ConformanceCase> cases(CaseFile file) {
        if (!file.path().toString().endsWith(".results.json")) {
            return List.of(new ConformanceCase(file, Json.text(file.root(), "name"), file.root()));
        }
        List<ConformanceCase> cases = new ArrayList<>();
        for (Map.Entry<String, JsonNode> policy :
                Json.field(file.root(), "results").properties()) {
            cases.add(new ConformanceCase(file, policy.getKey(), policy.getValue()));
        }
        return cases;
    }

    @Override
    Optional<CaseAdapter> adapter(ConformanceCase testCase) {
        return testCase.file().path().toString().endsWith(".results.json")
                ? TraceCases.adapter(testCase)
                : RealTimeCases.adapter(testCase);
    }
}
