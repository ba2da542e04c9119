package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.select.envoy.EnvoyCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The balancers against cases from Envoy's own unit tests and computed by a reference that reproduces those. Cases carry no
 * id; they are known by their place in the file, their kind and their name or source.
 */
final class EnvoyConformanceTest extends ConformanceSuite {
    EnvoyConformanceTest() {
        super("envoy", "envoy*.json");
    }

    @Override
    List<ConformanceCase> cases(CaseFile file) {
        List<ConformanceCase> cases = new ArrayList<>();
        JsonNode list = Json.field(file.root(), "cases");
        for (JsonNode body : Json.check(list, "cases", list.isArray(), "a list")) {
            String title = body.path("name").asText(body.path("source").asText());
            cases.add(new ConformanceCase(
                    file, "#" + cases.size() + " " + body.path("kind").asText() + " " + title, body));
        }
        return cases;
    }

    @Override
    Optional<CaseAdapter> adapter(ConformanceCase testCase) {
        return EnvoyCases.understands(testCase.body())
                ? Optional.of(each -> EnvoyCases.check(each.file().root(), each.body()))
                : Optional.empty();
    }
}
