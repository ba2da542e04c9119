package io.steelyard.report.text;

import io.steelyard.scenario.Durations;
import io.steelyard.scenario.Gateway;
import io.steelyard.scenario.Moment;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.Setup;
import io.steelyard.sim.Outlook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a scenario amounts to, told without a run. */
public final class OutlookText {
    private static final int LABEL_WIDTH = 12;

    private OutlookText() {}

    /** The picture, some lines, each ended by a line break. */
    public static String of(Scenario scenario, Outlook outlook, int width) {
        List<String> lines = new ArrayList<>();
        lines.add(scenario.name() + " · " + Durations.text(scenario.duration()) + " · seed " + scenario.seed() + " · "
                + Words.count(scenario.replications(), "replication") + " of "
                + Words.count(scenario.variants().size(), "variant"));
        add(lines, "variants", variants(scenario), width);
        add(lines, "clients", clients(scenario, outlook), width);
        add(lines, "pods", pods(scenario.baselineSetup(), outlook), width);
        scenario.baselineSetup()
                .canary()
                .ifPresent(canary -> add(
                        lines,
                        "canary",
                        Words.count(canary.deployment().replicas(), "replica") + " of a second Deployment",
                        width));
        scenario.baselineSetup().gateway().ifPresent(gateway -> add(lines, "gateways", gateways(gateway), width));
        if (!scenario.baselineSetup().moments().isEmpty()) {
            add(lines, "events", events(scenario.baselineSetup()), width);
        }
        double runs = (double) scenario.replications() * scenario.variants().size();
        add(
                lines,
                "work",
                "about " + Figures.compact(outlook.eventsPerRun() * runs) + " events of clients that come and go in "
                        + Words.count((long) runs, "run") + ", and more for those that are thrown off",
                width);
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static void add(List<String> lines, String label, String text, int width) {
        lines.addAll(Wrap.labelled(label, LABEL_WIDTH, text, width));
    }

    private static String variants(Scenario scenario) {
        return scenario.variants().stream()
                .map(variant -> variant.name()
                        + (variant.name().equals(scenario.baseline())
                                        && scenario.variants().size() > 1
                                ? " (baseline)"
                                : ""))
                .collect(Collectors.joining(", "));
    }

    private static String clients(Scenario scenario, Outlook outlook) {
        StringBuilder text = new StringBuilder(Figures.compact(outlook.openAtStart()) + " open at the start");
        int pods = scenario.baselineSetup().replicas();
        if (pods > 0) {
            text.append(", ")
                    .append(Figures.compact(outlook.openAtStart() / pods))
                    .append(" a pod");
        }
        text.append("; ").append(Figures.compact(outlook.arrivals())).append(" arrive");
        if (outlook.settling() > 0) {
            text.append(", and ")
                    .append(Figures.compact(outlook.settling()))
                    .append(" before, while the spread settles");
        }
        if (outlook.peakNanos() > 0 && outlook.peakOpen() > 1.01 * outlook.openAtStart()) {
            text.append("; most are open about ")
                    .append(Durations.text(Duration.ofSeconds(Math.round(outlook.peakNanos() / 1e9))))
                    .append(": ")
                    .append(Figures.compact(outlook.peakOpen()));
        }
        return text.toString();
    }

    private static String pods(Setup setup, Outlook outlook) {
        StringBuilder text = new StringBuilder(Words.count(setup.replicas(), "replica") + " of a "
                + (setup.deployment().isPresent() ? "Deployment" : "StatefulSet"));
        if (!setup.scalesItself()) {
            return text.append(", no autoscaler").toString();
        }
        if (outlook.targetPerPod().isEmpty()) {
            return text.append("; the autoscaler's metrics say nothing of connections per pod")
                    .toString();
        }
        text.append("; the autoscaler wants ")
                .append(Figures.compact(outlook.targetPerPod().getAsDouble()))
                .append(" connections a pod: ");
        long first = outlook.podsAtStart().orElse(0);
        text.append(first == setup.replicas() ? "it stays at " : "it goes to ")
                .append(first)
                .append(" at the start");
        if (outlook.podsAtPeak().isPresent() && outlook.podsAtPeak().getAsLong() != first) {
            text.append(" and goes to ")
                    .append(outlook.podsAtPeak().getAsLong())
                    .append(" for the most clients");
        }
        return text.toString();
    }

    private static String gateways(Gateway gateway) {
        return Words.count(gateway.deployment().replicas(), "replica") + " of "
                + Words.count(gateway.concurrency(), "worker") + ", "
                + (gateway.autoscaler().isPresent() ? "with an autoscaler" : "no autoscaler")
                + "; changes of pods come "
                + (gateway.endpointUpdates() == Gateway.Updates.RELOAD ? "by a reload" : "in place");
    }

    private static String events(Setup setup) {
        return Words.list(setup.moments().stream().map(Moment::name).toList());
    }
}
