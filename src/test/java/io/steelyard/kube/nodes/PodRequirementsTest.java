package io.steelyard.kube.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.scenario.kubernetes.Container;
import io.steelyard.scenario.kubernetes.NodeInclusionPolicy;
import io.steelyard.scenario.kubernetes.PodAffinityTerm;
import io.steelyard.scenario.kubernetes.PodAntiAffinity;
import io.steelyard.scenario.kubernetes.Quantity;
import io.steelyard.scenario.kubernetes.ResourceList;
import io.steelyard.scenario.kubernetes.ResourceRequirements;
import io.steelyard.scenario.kubernetes.TopologySpreadConstraint;
import io.steelyard.scenario.kubernetes.UnsatisfiableConstraintAction;
import io.steelyard.scenario.kubernetes.WeightedPodAffinityTerm;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PodRequirementsTest {
    private static final long MIB = 1L << 20;

    private static Container container(String name, String cpu, String memory) {
        return new Container(
                name,
                new ResourceRequirements(new ResourceList(
                        Optional.of(cpu).filter(text -> !text.isEmpty()).map(Quantity::parse),
                        Optional.of(memory).filter(text -> !text.isEmpty()).map(Quantity::parse))),
                Optional.empty());
    }

    @Test
    void sumsTheRequestsAndAssumesSomeForScores() {
        PodRequirements pod = PodRequirements.of(
                List.of(container("app", "250m", "64Mi"), container("sidecar", "", "")), List.of(), List.of());
        assertEquals(250, pod.cpuMilli());
        assertEquals(64 * MIB, pod.memoryBytes());
        assertEquals(350, pod.scoredCpuMilli());
        assertEquals(264 * MIB, pod.scoredMemoryBytes());
    }

    @Test
    void aTemplateWithoutContainersHasOneWithoutRequests() {
        PodRequirements pod = PodRequirements.of(List.of(), List.of(), List.of());
        assertEquals(0, pod.cpuMilli());
        assertEquals(100, pod.scoredCpuMilli());
        assertEquals(200 * MIB, pod.scoredMemoryBytes());
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
