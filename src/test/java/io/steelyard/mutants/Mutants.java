package io.steelyard.mutants;

import java.util.List;

/** The wrong lines, in the order of the files. */
final class Mutants {
    private static final String CALCULATOR = "kube/hpa/ReplicaCalculator.java";
    private static final String GROUPS = "kube/hpa/PodGroups.java";
    private static final String RULES = "kube/hpa/ScalingRules.java";
    private static final String STABILIZER = "kube/hpa/Stabilizer.java";
    private static final String TOLERANCE = "kube/hpa/Tolerance.java";
    private static final String VICTIMS = "kube/pods/VictimOrder.java";
    private static final String ROLL = "kube/rollout/RollingUpdate.java";

    private Mutants() {}

    static List<Mutant> all() {
        return List.of(
                new Mutant(
                        "the upper edge of the tolerance is outside",
                        TOLERANCE,
                        "ratio <= 1.0 + up",
                        "ratio < 1.0 + up",
                        "hpa-tolerance",
                        "1.33"),
                new Mutant(
                        "the tolerance before 1.33 is that of 1.33",
                        TOLERANCE,
                        "Math.abs(1.0 - ratio) <= up",
                        "1.0 - up <= ratio && ratio <= 1.0 + up",
                        "hpa-tolerance",
                        "1.32"),
                new Mutant(
                        "replicas of ready pods are rounded down",
                        CALCULATOR,
                        "(int) Math.ceil(ratio * (double) groups.readyPodCount())",
                        "(int) Math.floor(ratio * (double) groups.readyPodCount())",
                        "hpa-down-slowly",
                        "least-conn"),
                new Mutant(
                        "the current replicas stand for the ready pods",
                        CALCULATOR,
                        "ratio * (double) groups.readyPodCount()",
                        "ratio * (double) current",
                        "hpa-flash-crowd",
                        "five minutes"),
                new Mutant(
                        "replicas with supposed samples are rounded down",
                        CALCULATOR,
                        "(int) Math.ceil(filled * (double) usage.size())",
                        "(int) Math.floor(filled * (double) usage.size())",
                        "hpa-up-four-a-minute",
                        "four a minute"),
                new Mutant(
                        "pods that are not ready count as busy on the way up",
                        CALCULATOR,
                        "usage.put(pod, new Measured(0, 0, 0));",
                        "usage.put(pod, new Measured(0, 0, rule.fullUse(pod)));",
                        "hpa-doubling",
                        "least-conn"),
                new Mutant(
                        "replicas by a total are rounded down",
                        CALCULATOR,
                        "(int) Math.ceil((double) valueMilli / (double) targetMilli)",
                        "(int) Math.floor((double) valueMilli / (double) targetMilli)",
                        "hpa-external-drift",
                        "External average"),
                new Mutant(
                        "the mean is rounded up",
                        "kube/hpa/UsageRatio.java",
                        "long mean = total / usage.size();",
                        "long mean = (total + usage.size() - 1) / usage.size();",
                        "hpa-down-slowly",
                        "least-conn"),
                new Mutant(
                        "a Pending pod counts as missing",
                        GROUPS,
                        "case Pending -> unready.add(pod.name());",
                        "case Pending -> missing.add(pod.name());",
                        "hpa-flash-crowd",
                        "five minutes"),
                new Mutant(
                        "with behavior, a recommendation as old as the window counts",
                        STABILIZER,
                        "past.timeNanos() > downCutoff",
                        "past.timeNanos() >= downCutoff",
                        "hpa-down-slowly",
                        "least-conn"),
                new Mutant(
                        "without behavior, a recommendation as old as the window does not count",
                        STABILIZER,
                        "past.timeNanos() < cutoff",
                        "past.timeNanos() <= cutoff",
                        "hpa-flash-crowd",
                        "five minutes"),
                new Mutant(
                        "what is remembered is the answer",
                        STABILIZER,
                        "remember(desired, reusable, nowNanos);\n        return Math.min(highest, Math.max(lowest, current));",
                        "remember(Math.max(desired, highest), reusable, nowNanos);\n        return highest;",
                        "hpa-down-slowly",
                        "least-conn"),
                new Mutant(
                        "a change as old as a policy's period counts",
                        "kube/hpa/ScaleEvents.java",
                        "event.timeNanos() > cutoff",
                        "event.timeNanos() >= cutoff",
                        "hpa-up-four-a-minute",
                        "four a minute"),
                new Mutant(
                        "a percentage up is rounded down",
                        RULES,
                        "(int) Math.ceil((double) atPeriodStart * (1 + part))",
                        "(int) ((double) atPeriodStart * (1 + part))",
                        "hpa-up-four-a-minute",
                        "a tenth a minute"),
                new Mutant(
                        "a percentage down is rounded up",
                        RULES,
                        ": (int) ((double) atPeriodStart * (1 - part));",
                        ": (int) Math.ceil((double) atPeriodStart * (1 - part));",
                        "hpa-down-slowly",
                        "least-conn"),
                new Mutant(
                        "without behavior, the lesser of doubling and four is the limit",
                        "kube/hpa/LegacyLimits.java",
                        "Math.max(scaleUpFactor * (double) current, scaleUpMinimum)",
                        "Math.min(scaleUpFactor * (double) current, scaleUpMinimum)",
                        "hpa-doubling",
                        "least-conn"),
                new Mutant(
                        "Pending pods are deleted last",
                        VICTIMS,
                        "a.phase().compareTo(b.phase()) < 0",
                        "a.phase().compareTo(b.phase()) > 0",
                        "hpa-flash-crowd",
                        "no window"),
                new Mutant(
                        "pods that have long been ready are deleted first",
                        VICTIMS,
                        "bucketA < bucketB;",
                        "bucketA > bucketB;",
                        "hpa-flash-crowd",
                        "five minutes"),
                new Mutant(
                        "of pods of like age the greater UID is deleted first",
                        VICTIMS,
                        "a.uid().compareTo(b.uid()) < 0",
                        "a.uid().compareTo(b.uid()) > 0",
                        "hpa-external-drift",
                        "External average"),
                new Mutant(
                        "ages are compared by seconds and not by buckets",
                        VICTIMS,
                        "63 - Long.numberOfLeadingZeros(ageNanos)",
                        "(int) (ageNanos / 1_000_000_000L)",
                        "hpa-flash-crowd",
                        "eight a minute"),
                new Mutant(
                        "the dearest pods are deleted first",
                        VICTIMS,
                        "a.deletionCost() < b.deletionCost()",
                        "a.deletionCost() > b.deletionCost()",
                        "scale-down-kills",
                        "deletion cost"),
                new Mutant(
                        "the surge of a roll is rounded down",
                        ROLL,
                        "int most = replicas + maxSurge.map(value -> value.ofRoundedUp(replicas)).orElse(0);",
                        "int most = replicas + maxSurge.map(value -> value.ofRoundedDown(replicas)).orElse(0);",
                        "hpa-external-drift",
                        "External average"),
                new Mutant(
                        "the pods that a roll may lack are rounded up",
                        ROLL,
                        "maxUnavailable.map(value -> value.ofRoundedDown(replicas)).orElse(0)",
                        "maxUnavailable.map(value -> value.ofRoundedUp(replicas)).orElse(0)",
                        "rolling-deploy",
                        "round-robin 25%"));
    }
}
