package io.steelyard.conformance;

import java.util.List;
import java.util.Optional;

/** The shipped traces of policies without chance, run against whichever production classes this class was loaded with. */
public final class RealCases {
    private RealCases() {}

    /**
     * What differs, one line each.
     *
     * @param product whose traces, as the cases name it, such as {@code nginx}
     */
    public static List<String> failures(String product) {
        return new Exact(product).run(ConformanceSuite.shippedFolder()).failures();
    }

    private static final class Exact extends ConformanceSuite {
        private final String product;

        Exact(String product) {
            super("real", "trace/*.results.json");
            this.product = product;
        }

        @Override
        List<ConformanceCase> cases(CaseFile file) {
            return new RealConformanceTest().cases(file);
        }

        @Override
        Optional<CaseAdapter> adapter(ConformanceCase testCase) {
            boolean exact = Json.text(testCase.body(), "product").startsWith(product)
                    && TraceCases.policy(testCase.body())
                            .filter(policy -> !policy.random())
                            .isPresent();
            return exact ? TraceCases.adapter(testCase) : Optional.empty();
        }
    }
}
