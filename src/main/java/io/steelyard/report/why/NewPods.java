package io.steelyard.report.why;

import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.Law;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Empty pods that joined or came back, and which part of the new connections they were given.
 *
 * <p>A balancer that deals connections out evenly gives new pods only their share of them, so the older pods stay fuller
 * until their clients leave; one that looks at loads gives them more.
 */
final class NewPods implements Rule {
    private static final double UNEVEN = 1.1;

    private record Finding(int variant, Joining joining) {
        boolean onlyShare() {
            return Math.abs(joining.given() - joining.share()) <= joining.uncertainty();
        }

        boolean more() {
            return joining.given() > joining.share() + joining.uncertainty();
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
        findings.sort(Comparator.comparingDouble(finding -> -finding.joining().given()));
        List<Finding> share = findings.stream().filter(Finding::onlyShare).toList();
        List<Finding> more = findings.stream().filter(Finding::more).toList();
        List<String> sentences = new ArrayList<>();
        if (!share.isEmpty()) {
            sentences.add(onlyShare(evidence, share));
        }
        if (!more.isEmpty()) {
            sentences.add(more(evidence, more));
        }
        return sentences;
    }

    private static String onlyShare(Evidence evidence, List<Finding> alike) {
        List<Joining> joinings = alike.stream().map(Finding::joining).toList();
        boolean one = joinings.stream().allMatch(joining -> joining.newPods() == 1);
        return gives(evidence, alike) + " only " + (one ? "its" : "their") + " share of the new connections, "
                + Ranges.wholeShares(
                        joinings.stream().mapToDouble(Joining::given).toArray()) + ": "
                + Figures.span(joinings.get(0).seconds()) + " later " + held(joinings) + consequence(evidence, alike)
                + evidence.ofFirstReplication();
    }

    private static String more(Evidence evidence, List<Finding> alike) {
        List<Joining> joinings = alike.stream().map(Finding::joining).toList();
        String share = "(an even share: "
                + Ranges.wholeShares(
                        joinings.stream().mapToDouble(Joining::share).toArray()) + ")";
        if (alike.size() == 1) {
            return gives(evidence, alike) + " "
                    + Ranges.wholeShares(joinings.get(0).given())
                    + " of the new connections " + share + later(joinings.get(0))
                    + evidence.ofFirstReplication();
        }
        List<String> parts = alike.stream()
                .map(finding ->
                        evidence.name(finding.variant()) + " " + given(finding.joining()) + later(finding.joining()))
                .toList();
        return gives(evidence, alike) + " more of the new connections " + share + ": " + String.join("; ", parts)
                + evidence.ofFirstReplication();
    }

    private static String given(Joining joining) {
        return Ranges.wholeShares(joining.given()) + " of them";
    }

    private static String later(Joining joining) {
        return ", and " + Figures.span(joining.seconds()) + " later " + held(List.of(joining));
    }

    private static String gives(Evidence evidence, List<Finding> alike) {
        String names = Words.list(
                evidence.names(alike.stream().map(Finding::variant).sorted().toList()));
        List<Joining> joinings = alike.stream().map(Finding::joining).toList();
        String pods =
                Ranges.counts(joinings.stream().mapToDouble(Joining::newPods).toArray());
        return names + (alike.size() == 1 ? " gives" : " give") + " the "
                + (pods.equals("1") ? "pod" : pods + " pods") + " that " + came(joinings) + " from "
                + Figures.span(joinings.get(0).startSeconds()) + " on";
    }

    private static String came(List<Joining> joinings) {
        if (allBack(joinings)) {
            return "came back";
        }
        return joinings.stream().allMatch(joining -> joining.back() == 0) ? "joined" : "joined or came back";
    }

    private static boolean allBack(List<Joining> joinings) {
        return joinings.stream().allMatch(joining -> joining.back() == joining.newPods());
    }

    private static String held(List<Joining> joinings) {
        boolean back = allBack(joinings);
        return (back ? "a pod that came back holds " : "a new pod holds ")
                + Ranges.counts(joinings.stream().mapToDouble(Joining::newLoad).toArray())
                + (back ? ", another one " : ", an older one ")
                + Ranges.counts(joinings.stream().mapToDouble(Joining::oldLoad).toArray());
    }

    private static String consequence(Evidence evidence, List<Finding> alike) {
        List<Joining> joinings = alike.stream().map(Finding::joining).toList();
        if (!joinings.stream().allMatch(joining -> joining.oldLoad() > UNEVEN * joining.newLoad())) {
            return "";
        }
        return joinings.stream().allMatch(joining -> joining.left() == 0)
                ? ", and nobody leaves to close the gap"
                : ", and only clients that leave close the gap" + decay(evidence, alike);
    }

    /** The law by which the gap closes, where the lifetimes make it simple. */
    private static String decay(Evidence evidence, List<Finding> alike) {
        Clients.Lifetime lifetime =
                evidence.setup(alike.get(0).variant()).clients().lifetime();
        boolean same = alike.stream()
                .allMatch(finding ->
                        evidence.setup(finding.variant()).clients().lifetime().equals(lifetime));
        return same && lifetime.law() instanceof Law.Exponential exponential
                ? ", as e^(-t/" + Durations.text(exponential.mean()) + ")"
                : "";
    }
}
