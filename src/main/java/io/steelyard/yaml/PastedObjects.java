package io.steelyard.yaml;

import io.steelyard.scenario.NearestName;
import io.steelyard.yaml.Tree.Entry;
import io.steelyard.yaml.Tree.Keys;
import io.steelyard.yaml.Tree.Scalar;
import java.util.List;
import java.util.Optional;

/** Takes the {@code spec} out of whole Kubernetes objects that were pasted where a scenario wants only that. */
final class PastedObjects {
    private static final List<Form> FORMS = List.of(
            new Form("deployment", "Deployment", "apps/v1"),
            new Form("statefulSet", "StatefulSet", "apps/v1"),
            new Form("podDisruptionBudget", "PodDisruptionBudget", "policy/v1"),
            new Form("autoscaler", "HorizontalPodAutoscaler", "autoscaling/v2"),
            new Form("scaledObject", "ScaledObject", "keda.sh/v1alpha1"));
    static final List<String> AROUND = List.of("apiVersion", "kind", "metadata", "spec", "status");

    private PastedObjects() {}

    /** The whole object that may stand under a key. */
    static Optional<Form> form(String key) {
        return FORMS.stream().filter(form -> form.key().equals(key)).findFirst();
    }

    /** Which object stands under which key. */
    record Form(String key, String kind, String apiVersion) {}

    /** The scenario, or the patch, with specs where whole objects stood. */
    static Keys unwrap(Keys scenario, Findings findings) {
        Keys result = scenario;
        for (Form form : FORMS) {
            Entry entry = scenario.entries().get(form.key());
            if (entry != null && entry.value() instanceof Keys object && isObject(object)) {
                result = result.with(form.key(), new Entry(entry.key(), spec(object, form, findings)));
            }
        }
        return result;
    }

    private static boolean isObject(Keys keys) {
        return keys.get("kind") != null || keys.get("apiVersion") != null;
    }

    private static Tree spec(Keys object, Form form, Findings findings) {
        expect(object, "kind", form.kind(), findings);
        expect(object, "apiVersion", form.apiVersion(), findings);
        object.entries().forEach((key, entry) -> {
            if (!AROUND.contains(key)) {
                NearestName.of(key, AROUND)
                        .ifPresent(near -> findings.excuse(entry.key().sibling(key, near)));
                findings.problem(
                        entry.key(),
                        "unknown key `" + key + "` beside spec" + NearestName.hint(key, AROUND) + " (known: "
                                + String.join(", ", AROUND) + ")");
            }
        });
        Tree spec = object.get("spec");
        if (spec == null) {
            findings.missing(object.place().key("spec"), "is missing in the " + form.kind());
            return Tree.emptyKeys(object.place());
        }
        return spec;
    }

    private static void expect(Keys object, String key, String wanted, Findings findings) {
        Tree value = object.get(key);
        boolean right = value instanceof Scalar scalar && scalar.text().equals(wanted);
        if (value != null && !right) {
            findings.problem(value.place(), "must be " + wanted + " but is " + value.found());
        }
    }
}
