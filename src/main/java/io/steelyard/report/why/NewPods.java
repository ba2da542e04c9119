package io.steelyard.report.why;

import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.Law;
import java.util.ArrayList;
import java.util.List;

/**
 * Empty pods that joined, and which part of the new connections they were given.
 *
 * <p>A balancer that deals connections out evenly gives new pods only their share of them, so the older pods stay fuller
 * until their clients leave; one that looks at loads gives them more.
 */
final class NewPods implements Rule {
    private static final double UNEVEN = 1.1;

    /** How the part that new pods were given compares to their share. */
    private enum Treatment {
        SHARE,
        MORE,
        LESS
    }

    private record Finding(int variant, Joining joining) {
        Treatment treatment() {
            double beyond = joining.given() - joining.share();
            if (Math.abs(beyond) <= joining.uncertainty()) {
                return Treatment.SHARE;
            }
            return beyond > 0 ? Treatment.MORE : Treatment.LESS;
        }
    }

    @Override
    public List<String> explain(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (int variant = 0; variant < evidence.variants(); variant++) {
            int number = variant;
            Joining.largest(evidence.timeline(variant))
                    .ifPresent(joining -> findings.add(new Finding(number, joining)));
        }
        List<String> sentences = new ArrayList<>();
        for (Treatment treatment : Treatment.values()) {
            List<Finding> alike = findings.stream()
                    .filter(finding -> finding.treatment() == treatment)
                    .toList();
            if (!alike.isEmpty()) {
                sentences.add(sentence(evidence, treatment, alike));
            }
        }
        return sentences;
    }

    private static String sentence(Evidence evidence, Treatment treatment, List<Finding> alike) {
        List<Joining> joinings = alike.stream().map(Finding::joining).toList();
        Joining first = joinings.get(0);
        String who = Words.list(
                alike.stream().map(finding -> evidence.name(finding.variant())).toList());
        String pods =
                Ranges.counts(joinings.stream().mapToDouble(Joining::newPods).toArray());
        String given =
                Ranges.shares(joinings.stream().mapToDouble(Joining::given).toArray());
        String share =
                Ranges.shares(joinings.stream().mapToDouble(Joining::share).toArray());
        String start = who + " gave the " + pods + (pods.equals("1") ? " pod" : " pods") + " that joined from "
                + Figures.span(first.startSeconds()) + " on " + given + " of the new connections";
        return switch (treatment) {
            case SHARE -> start + ", just their share (" + share + "): " + consequence(evidence, alike);
            case MORE ->
                start + ", more than their share (" + share + "): after " + Figures.span(first.seconds())
                        + " a new pod held " + held(joinings);
            case LESS -> start + ", less than their share (" + share + ")";
        };
    }

    private static String held(List<Joining> joinings) {
        return Ranges.counts(joinings.stream().mapToDouble(Joining::newLoad).toArray())
                + " connections on average, an older one "
                + Ranges.counts(joinings.stream().mapToDouble(Joining::oldLoad).toArray());
    }

    private static String consequence(Evidence evidence, List<Finding> alike) {
        List<Joining> joinings = alike.stream().map(Finding::joining).toList();
        String held = "after " + Figures.span(joinings.get(0).seconds()) + " a new pod held " + held(joinings);
        boolean uneven = joinings.stream().allMatch(joining -> joining.oldLoad() > UNEVEN * joining.newLoad());
        if (!uneven) {
            return held;
        }
        if (joinings.stream().allMatch(joining -> joining.left() == 0)) {
            return held + ", and nobody left to close the gap";
        }
        return held + ", and only clients that leave close the gap" + decay(evidence, alike);
    }

    /** The law by which the gap closes, where the lifetimes make it simple. */
    private static String decay(Evidence evidence, List<Finding> alike) {
        Clients.Lifetime lifetime =
                evidence.setup(alike.get(0).variant()).clients().lifetime();
        boolean same = alike.stream()
                .allMatch(finding ->
                        evidence.setup(finding.variant()).clients().lifetime().equals(lifetime));
        return same && lifetime.law() instanceof Law.Exponential exponential
                ? " (as e^(-t/" + Durations.text(exponential.mean()) + "))"
                : "";
    }
}
