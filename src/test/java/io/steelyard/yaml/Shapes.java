package io.steelyard.yaml;

import io.steelyard.scenario.Objective;
import io.steelyard.scenario.ScalerSpec;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Spec;
import io.steelyard.yaml.RecordShape.Component;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All records and choices that a scenario file can hold, found from the types alone. */
final class Shapes {
    private final Vocabulary vocabulary;
    private final Map<Class<?>, RecordShape> records = new LinkedHashMap<>();
    private final Map<Class<?>, Choice> choices = new LinkedHashMap<>();

    Shapes(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        add(Header.class);
        add(Setup.class);
        add(Objective.class);
    }

    Map<Class<?>, RecordShape> records() {
        return records;
    }

    Map<Class<?>, Choice> choices() {
        return choices;
    }

    /** Owner and name of every key, as {@link KeyWalk} tells them, without the names of balancers and metrics. */
    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        records.values().forEach(shape -> shape.keys().forEach(key -> keys.add(id(shape.type(), key))));
        choices.values().forEach(choice -> choice.names().forEach(key -> keys.add(id(choice.type(), key))));
        keys.remove(id(Objective.class, "metric"));
        keys.add(id(Spec.class, "label"));
        List.of("compare", "baseline", "columns", "objectives").forEach(key -> keys.add(id(Scenario.class, key)));
        return keys;
    }

    static String id(Class<?> owner, String key) {
        return owner.getName() + " " + key;
    }

    private void add(Type type) {
        Class<?> raw = RecordShape.raw(type);
        if (raw == List.class) {
            add(RecordShape.argument(type, 0));
        } else if (raw == Map.class) {
            add(RecordShape.argument(type, 1));
        } else if (raw == Spec.class) {
            vocabulary.balancers().values().forEach(balancer -> add(balancer.options()));
        } else if (raw == ScalerSpec.class) {
            vocabulary.scalers().values().forEach(scaler -> add(scaler.options()));
        } else if (Choice.is(raw) && !choices.containsKey(raw)) {
            Choice choice = Choice.of(raw);
            choices.put(raw, choice);
            choice.alternatives().values().forEach(this::add);
        } else if (raw.isRecord() && !Scalars.isScalarRecord(raw) && !records.containsKey(raw)) {
            RecordShape shape = RecordShape.of(raw);
            records.put(raw, shape);
            shape.components().stream().map(Component::type).forEach(this::add);
        }
    }
}
