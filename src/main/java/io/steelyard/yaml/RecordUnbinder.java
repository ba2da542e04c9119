package io.steelyard.yaml;

import io.steelyard.scenario.KeyNames;
import io.steelyard.scenario.ScalerSpec;
import io.steelyard.scenario.Spec;
import io.steelyard.yaml.RecordShape.Component;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns records back into the tree that {@link RecordBinder} would bind them from: every key in its long form with its
 * effective value, in the order of the record, those of a map by name. Trees are those of {@link YamlText}.
 */
final class RecordUnbinder {
    private RecordUnbinder() {}

    /** The keys of a record with their values; absent ones are left out. */
    static Map<String, Object> keys(Object record) {
        Map<String, Object> keys = new LinkedHashMap<>();
        for (Component component : RecordShape.of(record.getClass()).components()) {
            value(component, record).ifPresent(value -> {
                Object node = node(value, component.type());
                if (component.inline() && node instanceof Map<?, ?> own) {
                    own.forEach((key, below) -> keys.put(String.valueOf(key), below));
                } else {
                    keys.put(component.key(), node);
                }
            });
        }
        return keys;
    }

    private static Optional<?> value(Component component, Object record) {
        Object value = component.of(record);
        return value instanceof Optional<?> optional ? optional : Optional.of(value);
    }

    private static Object node(Object value, Type type) {
        if (value instanceof List<?> list) {
            Type item = RecordShape.argument(type, 0);
            return list.stream().map(element -> node(element, item)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Type of = RecordShape.argument(type, 1);
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, element) -> sorted.put(String.valueOf(name), node(element, of)));
            return sorted;
        }
        if (value instanceof Spec spec) {
            return balancer(spec);
        }
        if (value instanceof ScalerSpec spec) {
            return Map.of(spec.name(), keys(spec.options()));
        }
        if (Choice.is(RecordShape.raw(type))) {
            return Map.of(KeyNames.of(value.getClass()), keys(value));
        }
        if (value instanceof Record && !Scalars.isScalarRecord(value.getClass())) {
            return keys(value);
        }
        return value instanceof String text ? YamlText.quoted(text) : Scalars.write(value);
    }

    private static Object balancer(Spec spec) {
        Map<String, Object> options = keys(spec.options());
        options.put(BalancerBinder.LABEL, YamlText.quoted(spec.label()));
        return Map.of(spec.name(), options);
    }
}
