package io.steelyard.report.why;

import io.steelyard.report.Made;
import io.steelyard.report.data.Summaries;
import io.steelyard.sim.Comparison;
import java.util.List;

/** What rules say of made-up runs. */
final class Rules {
    private Rules() {}

    static Evidence evidence(String yaml, Made.Maker maker) {
        Comparison comparison = Made.comparison(yaml, maker);
        return new Evidence(comparison, Summaries.of(comparison, "1a2b3c4d", "sim", List.of()));
    }

    static List<String> explain(Rule rule, String yaml, Made.Maker maker) {
        return rule.explain(evidence(yaml, maker));
    }
}
