package io.steelyard.exactness;

import io.steelyard.conformance.Evidence;
import io.steelyard.scenario.kubernetes.DeploymentSpec;
import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerSpec;
import io.steelyard.scenario.kubernetes.PodDisruptionBudgetSpec;
import io.steelyard.scenario.kubernetes.ScaledObjectSpec;
import io.steelyard.scenario.kubernetes.StatefulSetSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The section about the autoscaler and the controllers of Kubernetes. */
final class KubernetesSection {
    private static final List<String> FOLDERS = List.of("hpa", "keda", "rollout", "pods", "nodes", "disruption");

    private final ExactnessPage page;

    KubernetesSection(ExactnessPage page) {
        this.page = page;
    }

    void all() {
        page.heading("The autoscaler and the controllers of Kubernetes");
        page.paragraph(
                "Calculations are exact: cases of Kubernetes' own unit tests and of its specification, by function.");
        Table table = new Table("function", "cases");
        Evidence.ofKubernetes()
                .forEach((function, count) -> table.row("`" + function + "`", ProductSections.cell(count)));
        page.table(table);
        refusals().forEach((object, keys) -> {
            if (!keys.isEmpty()) {
                page.refusals("Not modelled in a " + object + ", refused by name:", keys, List.of());
            }
        });
        page.departures(
                ExactnessPage.ALL,
                FOLDERS.stream().map(folder -> "../kube/" + folder).toList());
    }

    private static Map<String, List<String>> refusals() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("Deployment", Refusals.of(DeploymentSpec.class));
        all.put(
                "StatefulSet",
                Refusals.of(StatefulSetSpec.class).stream()
                        .filter(key -> !key.startsWith("template."))
                        .toList());
        all.put("HorizontalPodAutoscaler", Refusals.of(HorizontalPodAutoscalerSpec.class));
        all.put("ScaledObject", Refusals.of(ScaledObjectSpec.class));
        all.put("PodDisruptionBudget", Refusals.of(PodDisruptionBudgetSpec.class));
        return all;
    }
}
