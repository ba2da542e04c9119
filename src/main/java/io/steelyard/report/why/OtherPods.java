package io.steelyard.report.why;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Attempts of several requests that must come to one pod and do not, because nothing keeps them together.
 *
 * <p>Its trace: one attempt in a hundred of the run fails so at least.
 */
final class OtherPods implements Rule {
    private static final double NOTABLE = 0.01;

    @Override
    public List<String> explain(Evidence evidence) {
        Map<Integer, List<String>> byRequests = new LinkedHashMap<>();
        for (int variant = 0; variant < evidence.variants(); variant++) {
            double share = evidence.mean(0, AttemptMetrics.OTHER_POD, variant)
                    / evidence.mean(0, AttemptMetrics.MADE, variant);
            if (share >= NOTABLE) {
                byRequests
                        .computeIfAbsent(
                                evidence.setup(variant).clients().handshake().requests(), key -> new ArrayList<>())
                        .add(Figures.share(share) + " with " + evidence.name(variant) + byChance(evidence, variant));
            }
        }
        List<String> sentences = new ArrayList<>();
        byRequests.forEach((requests, parts) -> sentences.add("an attempt is " + Words.count(requests, "request")
                + ", and only the first one's pod knows its client: so many attempts fail because a further one comes to"
                + " another pod: " + String.join("; ", parts)));
        return sentences;
    }

    /** What chance alone lets expect, where each request goes to any pod. */
    private static String byChance(Evidence evidence, int variant) {
        int pods = evidence.setup(variant).replicas();
        int requests = evidence.setup(variant).clients().handshake().requests();
        boolean random = new Stationary(evidence.setup(variant)).balancer().equals("random")
                && !evidence.setup(variant).scalesItself();
        return random
                ? ", where by chance all come to one of " + Words.count(pods, "pod") + " in 1 attempt of "
                        + Figures.of(StrictMath.pow(pods, requests - 1.0), "attempts")
                : "";
    }
}
