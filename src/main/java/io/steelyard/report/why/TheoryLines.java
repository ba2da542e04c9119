package io.steelyard.report.why;

import io.steelyard.observe.Metric;
import io.steelyard.observe.MetricCatalog;
import io.steelyard.report.data.Summary.Theory;
import io.steelyard.report.text.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The closed forms that tell variants apart, beside the simulated values: one sentence for each figure of each block. */
final class TheoryLines implements Rule {
    private static final String RUN = "run";

    private record Subject(String block, String metric, String assumptions) {}

    @Override
    public List<String> explain(Evidence evidence) {
        Map<Subject, List<Theory>> alike = new LinkedHashMap<>();
        for (Theory theory : evidence.summary().theory()) {
            alike.computeIfAbsent(
                            new Subject(theory.block(), theory.metric(), theory.assumptions()),
                            key -> new ArrayList<>())
                    .add(theory);
        }
        List<String> sentences = new ArrayList<>();
        alike.forEach((subject, theories) -> {
            if (!sameForAll(theories, evidence.variants())) {
                sentences.add(sentence(subject, theories));
            }
        });
        return sentences;
    }

    /** What is the same for every variant explains no difference; it stands on the page only. */
    private static boolean sameForAll(List<Theory> theories, int variants) {
        return variants > 1
                && theories.size() == variants
                && theories.stream().map(Theory::predicted).distinct().count() == 1;
    }

    private static String sentence(Subject subject, List<Theory> theories) {
        Metric metric = MetricCatalog.find(subject.metric()).orElseThrow();
        List<String> parts = new ArrayList<>();
        for (Theory theory : theories) {
            parts.add(theory.variant() + " " + Figures.of(theory.predicted(), metric.unit()) + " and "
                    + Figures.of(theory.simulated(), theory.halfWidth(), metric.unit()));
        }
        String where = subject.block().equals(RUN) ? "" : subject.block() + ": ";
        return where + metric.title() + " by theory and simulated: " + String.join(", ", parts) + "; theory assumes "
                + subject.assumptions();
    }
}
