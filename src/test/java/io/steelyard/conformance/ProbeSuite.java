package io.steelyard.conformance;

import java.util.Optional;

/** A suite that understands cases which say what is {@code right}, and passes those of which it is true. */
final class ProbeSuite extends ConformanceSuite {
    ProbeSuite() {
        super("probe", "probe*.json", "trace/*.results.json");
    }

    @Override
    Optional<CaseAdapter> adapter(ConformanceCase testCase) {
        return testCase.body().has("right") ? Optional.of(ProbeSuite::check) : Optional.empty();
    }

    private static void check(ConformanceCase testCase) {
        if (!Json.bool(testCase.body(), "right")) {
            throw new AssertionError("is wrong");
        }
    }
}
