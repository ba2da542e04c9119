package io.steelyard.report.why;

import io.steelyard.observe.SeriesColumn;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gateways that joined and have few connections yet, because nothing moves those of the others. */
final class GatewaySkew implements Rule {
    /** A fullest gateway that holds less than so many times the mean is not worth a sentence. */
    private static final double NOTABLE = 1.25;

    @Override
    public List<String> explain(Evidence evidence) {
        List<String> sentences = new ArrayList<>();
        for (int block : evidence.events()) {
            Map<String, List<String>> alike = new LinkedHashMap<>();
            for (int variant = 0; variant < evidence.variants(); variant++) {
                String course = course(evidence, block, variant);
                if (!course.isEmpty()) {
                    alike.computeIfAbsent(course, key -> new ArrayList<>()).add(evidence.name(variant));
                }
            }
            if (!alike.isEmpty()) {
                List<String> parts = new ArrayList<>();
                alike.forEach((course, names) -> parts.add(course + " with " + Words.list(names)));
                sentences.add(
                        evidence.prefix(block) + "a gateway that joins begins without connections, and those of the"
                                + " others stay: the fullest one holds " + String.join("; ", parts)
                                + evidence.ofFirstReplication());
            }
        }
        return sentences;
    }

    /** The greatest and the last spread over the gateways in a block, if it was notable. */
    private static String course(Evidence evidence, int block, int variant) {
        Timeline timeline = evidence.timeline(variant);
        double start = evidence.block(block).startSeconds();
        int last = timeline.sampleAt(evidence.block(block).endSeconds());
        int before = timeline.sampleAt(start);
        double most = Double.NaN;
        int mostAt = -1;
        for (int sample = Math.max(0, before + 1); sample <= last; sample++) {
            double spread = timeline.value(SeriesColumn.GATEWAY_MAX_OVER_MEAN, sample);
            if (spread > most || (Double.isNaN(most) && !Double.isNaN(spread))) {
                most = spread;
                mostAt = sample;
            }
        }
        boolean joined = before >= 0 && most > NOTABLE * timeline.value(SeriesColumn.GATEWAY_MAX_OVER_MEAN, before);
        if (!joined || mostAt == last) {
            return "";
        }
        return Figures.fixed(most, 2) + " times the mean " + Figures.span(timeline.seconds(mostAt) - start)
                + " after it, and " + Figures.fixed(timeline.value(SeriesColumn.GATEWAY_MAX_OVER_MEAN, last), 2)
                + " times " + Figures.span(timeline.seconds(last) - start) + " after it";
    }
}
