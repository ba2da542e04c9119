package io.steelyard.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Kubernetes objects as {@code kubectl get -o yaml} prints them. */
final class PastedObjectsTest {
    private static final String OBJECTS = """
            duration: 1h
            clients: {open: 50, lifetime: never}
            deployment:
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                annotations: {deployment.kubernetes.io/revision: "3"}
                creationTimestamp: null
                name: web
              spec:
                progressDeadlineSeconds: 600
                replicas: 4
                revisionHistoryLimit: 10
                selector: {matchLabels: {app: web}}
                strategy:
                  rollingUpdate: {maxSurge: 25%, maxUnavailable: 25%}
                  type: RollingUpdate
                template:
                  metadata: {creationTimestamp: null, labels: {app: web}}
                  spec:
                    containers:
                      - image: web:3
                        name: web
                        resources: {requests: {cpu: 500m, ephemeral-storage: 1Gi}}
                        lifecycle: null
                    dnsPolicy: ClusterFirst
                    terminationGracePeriodSeconds: 60
              status: {replicas: 4}
            autoscaler:
              apiVersion: autoscaling/v2
              kind: HorizontalPodAutoscaler
              metadata: {name: web}
              spec:
                maxReplicas: 9
                minReplicas: 4
                scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
                metrics:
                  - type: Object
                    object:
                      describedObject: {apiVersion: v1, kind: Service, name: web}
                      metric: {name: ws, selector: {matchLabels: {a: b}}}
                      target: {type: AverageValue, averageValue: "1000"}
            metrics: {ws: {is: openConnections}, idle: {is: handshakes}}
            balancers: [random]
            """;

    private static final String SPECS = """
            duration: 1h
            clients: {open: 50, lifetime: never}
            deployment:
              replicas: 4
              strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 25%}}
              template:
                spec:
                  containers: [{name: web, resources: {requests: {cpu: 0.5}}}]
                  terminationGracePeriodSeconds: 60
            autoscaler:
              maxReplicas: 9
              minReplicas: 4
              metrics: [{type: Object, object: {metric: {name: ws}, target: {type: AverageValue, averageValue: 1k}}}]
            metrics: {ws: {is: openConnections}, idle: {is: handshakes}}
            balancers: [random]
            """;

    @Test
    void wholeObjectsAreReadAsTheirSpecs() {
        assertEquals(read(SPECS).scenario(), read(OBJECTS).scenario());
    }

    @Test
    void whatHasNoEffectIsNoted() {
        assertEquals(
                List.of(
                        "deployment.spec.revisionHistoryLimit: has no effect on a simulation",
                        "deployment.spec.selector: has no effect on a simulation",
                        "deployment.spec.template.metadata: has no effect on a simulation",
                        "deployment.spec.template.spec.dnsPolicy: has no effect on a simulation",
                        "deployment.spec.template.spec.containers[0].image: has no effect on a simulation",
                        "deployment.spec.template.spec.containers[0].resources.requests.ephemeral-storage: has no effect on"
                                + " a simulation",
                        "autoscaler.spec.scaleTargetRef: has no effect on a simulation",
                        "autoscaler.spec.metrics[0].object.describedObject: has no effect on a simulation",
                        "autoscaler.spec.metrics[0].object.metric.selector: has no effect on a simulation",
                        "metrics.idle: has no effect: the autoscaler has no metric of this name"),
                read(OBJECTS).notes().stream()
                        .map(note -> note.replaceFirst("s.yaml: line [0-9]+, column [0-9]+: ", ""))
                        .toList());
    }

    @Test
    void aMisspeltKeyInAnObjectIsFoundUnderItsPath() {
        assertEquals(
                List.of("line 27, column 9: deployment.spec.template.spec.terminationGraceSeconds: unknown key"
                        + " `terminationGraceSeconds`; did you mean `terminationGracePeriodSeconds`? (known:"
                        + " terminationGracePeriodSeconds, containers, topologySpreadConstraints, affinity,"
                        + " tolerations)"),
                Refusals.of(OBJECTS.replace("terminationGracePeriodSeconds", "terminationGraceSeconds")));
    }

    @Test
    void aBudgetIsReadAsItsSpec() {
        String scenario = """
                duration: 1h
                clients: {open: 50, lifetime: never}
                deployment: {}
                balancers: [random]
                events: [{evict: {at: 1m}}]
                """;
        String spec = "{minAvailable: 50%, selector: {matchLabels: {app: web}}}";
        ScenarioReader.Reading pasted = read(scenario
                + "podDisruptionBudget: {apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec: "
                + spec
                + "}\n");
        assertEquals(read(scenario + "podDisruptionBudget: " + spec + "\n").scenario(), pasted.scenario());
        assertEquals(1, pasted.notes().size());
    }

    private static ScenarioReader.Reading read(String text) {
        return TestVocabulary.reader().read(text, Refusals.SOURCE, List.of());
    }
}
