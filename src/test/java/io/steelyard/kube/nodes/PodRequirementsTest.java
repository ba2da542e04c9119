package io.steelyard.kube.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.Steelyard;
import io.steelyard.scenario.kubernetes.NodeInclusionPolicy;
import io.steelyard.scenario.kubernetes.PodAffinityTerm;
import io.steelyard.scenario.kubernetes.PodAntiAffinity;
import io.steelyard.scenario.kubernetes.PodSpec;
import io.steelyard.scenario.kubernetes.Quantity;
import io.steelyard.scenario.kubernetes.TopologySpreadConstraint;
import io.steelyard.scenario.kubernetes.UnsatisfiableConstraintAction;
import io.steelyard.scenario.kubernetes.WeightedPodAffinityTerm;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class PodRequirementsTest {
    private static final long MIB = 1L << 20;

    /** Requirements of a Deployment whose pod spec is given. */
    private static PodRequirements deployment(String podSpec) {
        return of("deployment", podSpec);
    }

    private static PodRequirements of(String workload, String podSpec) {
        String yaml = "duration: 1h\nclients: {open: 1, lifetime: never}\nbalancer: random\n"
                + "nodes: {pools: [{name: pool}]}\n" + workload + ": {template: {spec: " + podSpec + "}}\n";
        PodSpec pod = Steelyard.parse(yaml).baselineSetup().podSpec();
        return PodRequirements.of(pod, workload.equals("deployment"));
    }

    @Test
    void sumsTheRequestsAndAssumesSomeForScores() {
        PodRequirements pod = deployment("""
                {containers: [{name: app, resources: {requests: {cpu: 250m}, limits: {memory: 64Mi}}}, {name: sidecar}]}""");
        assertEquals(250, pod.cpuMilli());
        assertEquals(64 * MIB, pod.memoryBytes(), "the limit stands in for the request");
        assertEquals(350, pod.scoredCpuMilli());
        assertEquals(264 * MIB, pod.scoredMemoryBytes());
    }

    @Test
    void aTemplateWithoutContainersHasOneWithoutRequests() {
        PodRequirements pod = deployment("{}");
        assertEquals(0, pod.cpuMilli());
        assertEquals(100, pod.scoredCpuMilli());
        assertEquals(200 * MIB, pod.scoredMemoryBytes());
    }

    @Test
    void constraintsOfItsOwnTakeThePlaceOfTheDefaults() {
        assertEquals(Scheduler.defaultConstraints(true), deployment("{}").spread());
        assertEquals(
                Scheduler.defaultConstraints(false), of("statefulSet", "{}").spread());
        assertEquals(
                List.of(new SpreadConstraint(Topology.HOSTNAME, 1, false, false, false)),
                deployment("{topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname,"
                                + " whenUnsatisfiable: ScheduleAnyway}]}")
                        .spread());
    }

    /** The shortest of those that are for the taint of an unreachable node holds. */
    @Test
    void readsHowLongItStaysOnANodeThatIsUnreachable() {
        assertEquals(OptionalLong.empty(), toleration("[]"));
        assertEquals(
                OptionalLong.of(30_000_000_000L),
                toleration(
                        "[{key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds:"
                                + " 30}, {operator: Exists}]"));
        assertEquals(OptionalLong.of(Long.MAX_VALUE), toleration("[{operator: Exists}]"));
        assertEquals(OptionalLong.of(Long.MAX_VALUE), toleration("[{key: node.kubernetes.io/unreachable}]"));
        assertEquals(OptionalLong.empty(), toleration("[{key: node.kubernetes.io/unreachable, value: other}]"));
        assertEquals(OptionalLong.empty(), toleration("[{key: node.kubernetes.io/unreachable, effect: NoSchedule}]"));
        assertEquals(OptionalLong.empty(), toleration("[{key: dedicated, operator: Exists}]"));
    }

    private static OptionalLong toleration(String tolerations) {
        return deployment("{tolerations: " + tolerations + "}").tolerationNanos();
    }

    @Test
    void bytesAreRoundedUp() {
        assertEquals(
                new Capacity(5, 1500, 1),
                Capacity.of(5, Optional.of(Quantity.parse("1.5")), Optional.of(Quantity.parse("1m"))));
        assertEquals(
                new Capacity(5, Capacity.UNLIMITED, Capacity.UNLIMITED),
                Capacity.of(5, Optional.empty(), Optional.empty()));
    }

    @Test
    void readsTheConstraintsOfAManifest() {
        TopologySpreadConstraint manifest = new TopologySpreadConstraint(
                2,
                "topology.kubernetes.io/zone",
                UnsatisfiableConstraintAction.DoNotSchedule,
                List.of("app", "pod-template-hash"),
                NodeInclusionPolicy.Honor);
        assertEquals(new SpreadConstraint(Topology.ZONE, 2, true, true, true), SpreadConstraint.of(manifest));
        manifest = new TopologySpreadConstraint(
                1,
                "kubernetes.io/hostname",
                UnsatisfiableConstraintAction.ScheduleAnyway,
                List.of("app"),
                NodeInclusionPolicy.Ignore);
        assertEquals(new SpreadConstraint(Topology.HOSTNAME, 1, false, false, false), SpreadConstraint.of(manifest));
    }

    @Test
    void readsTheAntiAffinityOfAManifest() {
        PodAffinityTerm zone = new PodAffinityTerm("topology.kubernetes.io/zone");
        PodAffinityTerm node = new PodAffinityTerm("kubernetes.io/hostname");
        PodAntiAffinity manifest = new PodAntiAffinity(List.of(node), List.of(new WeightedPodAffinityTerm(7, zone)));
        assertEquals(
                List.of(new AntiAffinity(Topology.HOSTNAME, true, 0), new AntiAffinity(Topology.ZONE, false, 7)),
                AntiAffinity.of(manifest));
    }

    @Test
    void refusesLabelsThatNodesDoNotHave() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new PodAffinityTerm("rack"));
        assertEquals(
                "topologyKey must be kubernetes.io/hostname or topology.kubernetes.io/zone but is rack",
                refused.getMessage());
    }

    /** By default a StatefulSet is spread as a whole, and each ReplicaSet of a Deployment for itself. */
    @Test
    void defaultConstraintsPreferNodesAndZones() {
        assertEquals(
                List.of(
                        new SpreadConstraint(Topology.HOSTNAME, 3, false, true, false),
                        new SpreadConstraint(Topology.ZONE, 5, false, true, false)),
                Scheduler.defaultConstraints(true));
        assertEquals(
                List.of(
                        new SpreadConstraint(Topology.HOSTNAME, 3, false, false, false),
                        new SpreadConstraint(Topology.ZONE, 5, false, false, false)),
                Scheduler.defaultConstraints(false));
    }
}
