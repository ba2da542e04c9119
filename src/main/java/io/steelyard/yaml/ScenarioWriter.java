package io.steelyard.yaml;

import io.steelyard.scenario.Objective;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.Scenario.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prints scenarios as YAML in their canonical form: equal scenarios have the same text, and reading it gives an equal
 * scenario again.
 *
 * <p>Every key stands there with the value in effect, defaults included. What all variants have in common comes first;
 * under {@code compare} each variant has the remaining keys of its setup in full.
 */
public final class ScenarioWriter {
    private ScenarioWriter() {}

    /** The canonical text, with a line break at its end. */
    public static String text(Scenario scenario) {
        Map<String, Object> tree = new LinkedHashMap<>(RecordUnbinder.keys(new Header(
                Optional.of(scenario.name()),
                scenario.description(),
                scenario.seed(),
                scenario.duration(),
                scenario.replications())));
        Map<String, Map<String, Object>> setups = new LinkedHashMap<>();
        for (Variant variant : scenario.variants()) {
            setups.put(variant.name(), RecordUnbinder.keys(variant.setup()));
        }
        Map<String, Object> common = common(List.copyOf(setups.values()));
        tree.putAll(common);
        Map<String, Object> compare = new LinkedHashMap<>();
        compare.put(VariantTrees.BASELINE, YamlText.quoted(scenario.baseline()));
        setups.forEach((name, setup) -> {
            Map<String, Object> rest = new LinkedHashMap<>(setup);
            rest.keySet().removeAll(common.keySet());
            compare.put(name, rest);
        });
        tree.put(VariantTrees.COMPARE, compare);
        tree.put(
                ScenarioReader.COLUMNS,
                scenario.columns().stream().map(YamlText::quoted).toList());
        tree.put(ScenarioReader.OBJECTIVES, objectives(scenario.objectives()));
        return YamlText.of(tree);
    }

    /** The keys that have one value in all setups. */
    private static Map<String, Object> common(List<Map<String, Object>> setups) {
        Map<String, Object> common = new LinkedHashMap<>(setups.get(0));
        for (Map<String, Object> setup : setups) {
            common.entrySet().removeIf(entry -> !entry.getValue().equals(setup.get(entry.getKey())));
        }
        return common;
    }

    private static List<Object> objectives(List<Objective> objectives) {
        List<Object> list = new ArrayList<>();
        for (Objective objective : objectives) {
            Map<String, Object> limits = RecordUnbinder.keys(objective);
            limits.remove("metric");
            list.add(Map.of(objective.metric(), limits));
        }
        return list;
    }
}
