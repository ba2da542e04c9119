package io.steelyard.yaml;

import io.steelyard.scenario.NoneWord;
import io.steelyard.scenario.ScalerSpec;
import io.steelyard.scenario.Spec;
import io.steelyard.yaml.RecordShape.Component;
import io.steelyard.yaml.Vocabulary.Balancer;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schemas of types, as {@link RecordBinder} binds them. Each record and choice is defined once; in patches of
 * variants no key is required and null removes one.
 */
final class TypeSchemas {
    private final Vocabulary vocabulary;
    private final KeyMeanings meanings;
    private final Map<String, Object> definitions = new LinkedHashMap<>();
    private final Map<String, Class<?>> names = new LinkedHashMap<>();

    TypeSchemas(Vocabulary vocabulary, KeyMeanings meanings) {
        this.vocabulary = vocabulary;
        this.meanings = meanings;
    }

    /** The schemas that others refer to, by name. */
    Map<String, Object> definitions() {
        return definitions;
    }

    /** The schema of a value of the type; of a patch for one where {@code patch}. */
    Map<String, Object> of(Type type, boolean patch) {
        Class<?> raw = RecordShape.raw(type);
        if (raw == List.class) {
            return JsonSchema.array(of(RecordShape.argument(type, 0), false));
        }
        if (raw == Map.class) {
            Map<String, Object> schema = JsonSchema.type("object");
            schema.put("additionalProperties", of(RecordShape.argument(type, 1), patch));
            return schema;
        }
        boolean structured = raw == Spec.class
                || raw == ScalerSpec.class
                || Choice.is(raw)
                || (raw.isRecord() && !Scalars.isScalarRecord(raw));
        return structured ? reference(raw, patch) : scalar(raw);
    }

    /** The schema of a value without inner structure. */
    Map<String, Object> scalar(Class<?> type) {
        Map<String, Object> schema = ScalarSchemas.of(type);
        return type.isEnum() || (schema.containsKey("type") && schema.size() == 1)
                ? schema
                : defined(name(type), schema);
    }

    /** A reference to a schema that is defined under this name from now on. */
    Map<String, Object> defined(String name, Map<String, Object> schema) {
        definitions.put(name, schema);
        return JsonSchema.of("$ref", "#/definitions/" + name);
    }

    private Map<String, Object> reference(Class<?> type, boolean patch) {
        String name = name(type) + (patch ? ".patch" : "");
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of());
            definitions.put(name, define(type, patch));
        }
        return JsonSchema.of("$ref", "#/definitions/" + name);
    }

    /** {@code Law.Weibull}; with its package where another class has that name. */
    private String name(Class<?> type) {
        String full = type.getName().replace('$', '.');
        String simple = full.substring(type.getPackageName().length() + 1);
        return names.computeIfAbsent(simple, key -> type) == type ? simple : full;
    }

    private Map<String, Object> define(Class<?> type, boolean patch) {
        if (type == Spec.class) {
            return balancer(patch);
        }
        if (type == ScalerSpec.class) {
            return scaler(patch);
        }
        return Choice.is(type) ? choice(Choice.of(type), patch) : record(RecordShape.of(type), patch);
    }

    /** A record by its keys or by the bare value that stands for one of them. */
    private Map<String, Object> record(RecordShape shape, boolean patch) {
        Optional<Component> bare = shape.shorthand();
        Map<String, Object> keys = keys(shape, patch);
        NoneWord none = shape.type().getAnnotation(NoneWord.class);
        if (none != null) {
            return JsonSchema.anyOf(List.of(JsonSchema.of("const", none.value()), keys));
        }
        return bare.isEmpty()
                ? keys
                : JsonSchema.anyOf(List.of(
                        bare.get().inline() ? words(inlined(bare.get())) : preset(shape, bare.get(), patch), keys));
    }

    /** A record by its keys. */
    Map<String, Object> keys(RecordShape shape, boolean patch) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<Object> alternatives = new ArrayList<>();
        for (Component component : shape.components()) {
            if (component.inline()) {
                Choice choice = inlined(component);
                properties.putAll(alternatives(choice, patch));
                choice.names().forEach(name -> alternatives.add(JsonSchema.of("required", List.of(name))));
            } else {
                properties.put(component.key(), property(shape, component, patch));
            }
        }
        shape.inert().forEach(key -> properties.put(key, JsonSchema.described("has no effect on a simulation")));
        shape.notModelled().forEach(key -> properties.put(key, JsonSchema.notModelled(key)));
        List<String> needed = shape.components().stream()
                .filter(component -> component.needed() && !component.inline())
                .map(Component::key)
                .toList();
        Map<String, Object> schema = JsonSchema.object(properties, patch ? List.of() : needed);
        if (!alternatives.isEmpty() && !patch) {
            schema.put("oneOf", alternatives);
        }
        return schema;
    }

    private static Choice inlined(Component component) {
        return Choice.of(RecordShape.raw(component.type()));
    }

    /** One key of a record: its meaning, its default, its values. */
    Map<String, Object> property(RecordShape shape, Component component, boolean patch) {
        Map<String, Object> schema = new LinkedHashMap<>();
        meanings.find(shape.type(), component.key()).ifPresent(meaning -> schema.put("description", meaning.text()));
        component
                .defaultText()
                .ifPresent(text -> schema.put("default", JsonText.tree(RecordBinder.defaultTree(component))));
        Map<String, Object> values = preset(shape, component, patch);
        boolean absentByNull = patch || shape.type().getPackageName().endsWith(".kubernetes");
        if (absentByNull) {
            schema.put("anyOf", List.of(values, JsonSchema.type("null")));
        } else if (values.containsKey("$ref")) {
            schema.put("allOf", List.of(values));
        } else {
            schema.putAll(values);
        }
        return schema;
    }

    /** The values of a component; of a preset's name those that there are. */
    private Map<String, Object> preset(RecordShape shape, Component component, boolean patch) {
        Map<String, Record> presets = vocabulary.presets().get(shape.type());
        return presets == null ? of(component.type(), patch) : JsonSchema.of("enum", List.copyOf(presets.keySet()));
    }

    private Map<String, Object> choice(Choice choice, boolean patch) {
        Map<String, Object> one = JsonSchema.object(alternatives(choice, patch), List.of());
        one.put("minProperties", BigDecimal.ONE);
        one.put("maxProperties", BigDecimal.ONE);
        Map<String, Object> words = words(choice);
        return words.isEmpty() ? one : JsonSchema.anyOf(List.of(words, one));
    }

    /** The bare words that stand for an alternative, presets included; empty where there are none. */
    private Map<String, Object> words(Choice choice) {
        List<String> words = new ArrayList<>();
        choice.alternatives().forEach((name, type) -> {
            if (RecordShape.of(type).worksBare()) {
                words.add(name);
            }
        });
        choice.preset()
                .map(type -> vocabulary.presets().get(type.asSubclass(Record.class)))
                .ifPresent(presets -> words.addAll(presets.keySet()));
        return words.isEmpty() ? Map.of() : JsonSchema.of("enum", words);
    }

    private Map<String, Object> alternatives(Choice choice, boolean patch) {
        Map<String, Object> properties = new LinkedHashMap<>();
        choice.alternatives().forEach((name, type) -> {
            String meaning = meanings.find(choice.type(), name)
                    .map(KeyMeanings.Meaning::text)
                    .orElse(null);
            properties.put(name, option(meaning, reference(type, patch), RecordShape.of(type)));
        });
        choice.notModelled().forEach(key -> properties.put(key, JsonSchema.notModelled(key)));
        return properties;
    }

    /** What stands under the name of an alternative or balancer: nothing where that is enough. */
    private static Map<String, Object> option(@Nullable String meaning, Map<String, Object> values, RecordShape shape) {
        Map<String, Object> schema = meaning == null ? new LinkedHashMap<>() : JsonSchema.described(meaning);
        schema.put("anyOf", shape.worksBare() ? List.of(values, JsonSchema.type("null")) : List.of(values));
        return schema;
    }

    private Map<String, Object> balancer(boolean patch) {
        List<String> bare = new ArrayList<>();
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Map.Entry<String, Balancer> entry : vocabulary.balancers().entrySet()) {
            RecordShape shape = RecordShape.of(entry.getValue().options());
            if (shape.worksBare()) {
                bare.add(entry.getKey());
            }
            properties.put(entry.getKey(), option(entry.getValue().summary(), labelled(keys(shape, patch)), shape));
        }
        vocabulary.plannedBalancers().forEach(name -> properties.put(name, JsonSchema.notModelled(name)));
        return named(bare, properties);
    }

    private Map<String, Object> scaler(boolean patch) {
        List<String> bare = new ArrayList<>();
        Map<String, Object> properties = new LinkedHashMap<>();
        vocabulary.scalers().forEach((name, scaler) -> {
            RecordShape shape = RecordShape.of(scaler.options());
            if (shape.worksBare()) {
                bare.add(name);
            }
            properties.put(name, option(scaler.summary(), keys(shape, patch), shape));
        });
        return named(bare, properties);
    }

    /** One name with its options, or a name that is enough by itself. */
    private static Map<String, Object> named(List<String> bare, Map<String, Object> properties) {
        Map<String, Object> one = JsonSchema.object(properties, List.of());
        one.put("minProperties", BigDecimal.ONE);
        one.put("maxProperties", BigDecimal.ONE);
        return bare.isEmpty() ? one : JsonSchema.anyOf(List.of(JsonSchema.of("enum", bare), one));
    }

    private Map<String, Object> labelled(Map<String, Object> options) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (options.get("properties") instanceof Map<?, ?> own) {
            own.forEach((key, value) -> properties.put(String.valueOf(key), value));
        }
        Map<String, Object> label = JsonSchema.type("string");
        meanings.find(Spec.class, BalancerBinder.LABEL).ifPresent(meaning -> label.put("description", meaning.text()));
        properties.put(BalancerBinder.LABEL, label);
        Map<String, Object> schema = new LinkedHashMap<>(options);
        schema.put("properties", properties);
        return schema;
    }
}
