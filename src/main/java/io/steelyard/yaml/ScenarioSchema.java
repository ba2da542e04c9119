package io.steelyard.yaml;

import io.steelyard.scenario.Objective;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Spec;
import io.steelyard.yaml.RecordShape.Component;
import io.steelyard.yaml.Vocabulary.MetricForm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema (draft 7) of scenario files, by which editors complete, explain and check them: derived from the records
 * that files are bound to, with the meanings of {@code scenarios/reference.yaml}. It says less than the reader, which also
 * checks ranges and what depends on several keys, and refuses nothing that the reader accepts.
 */
public final class ScenarioSchema {
    private final Vocabulary vocabulary;
    private final KeyMeanings meanings;
    private final TypeSchemas types;

    private ScenarioSchema(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        meanings = KeyMeanings.ofReference(vocabulary);
        types = new TypeSchemas(vocabulary, meanings);
    }

    /** The schema as JSON, for scenarios that use the names of the vocabulary. */
    public static String json(Vocabulary vocabulary) {
        return JsonText.of(new ScenarioSchema(vocabulary).file());
    }

    private Map<String, Object> file() {
        RecordShape header = RecordShape.of(Header.class);
        Map<String, Object> properties = new LinkedHashMap<>();
        header.components().forEach(key -> properties.put(key.key(), types.property(header, key, false)));
        RecordShape.of(Setup.class).keys().forEach(key -> properties.put(key, described(Setup.class, key)));
        properties.put(VariantTrees.BALANCERS, balancers());
        properties.put(VariantTrees.COMPARE, compare());
        properties.put(ScenarioReader.COLUMNS, columns());
        properties.put(ScenarioReader.OBJECTIVES, objectives());
        header.notModelled().forEach(key -> properties.put(key, JsonSchema.notModelled(key)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Steelyard scenario");
        schema.putAll(JsonSchema.object(properties, List.of("duration")));
        schema.put("patternProperties", JsonSchema.of("^x-", Map.of()));
        schema.put("if", JsonSchema.of("required", List.of(VariantTrees.COMPARE)));
        schema.put("then", types.defined("Setup.patch", JsonSchema.of("properties", setup(true))));
        Map<String, Object> whole = JsonSchema.of("properties", setup(false));
        whole.put("required", List.of("clients"));
        whole.put(
                "allOf",
                List.of(oneOf(VariantTrees.BALANCERS, VariantTrees.BALANCER), oneOf("deployment", "statefulSet")));
        schema.put("else", whole);
        schema.put("definitions", types.definitions());
        return schema;
    }

    private static Map<String, Object> oneOf(String first, String second) {
        return JsonSchema.of("oneOf", List.of(required(first), required(second)));
    }

    private static Map<String, Object> required(String key) {
        return JsonSchema.of("required", List.of(key));
    }

    private Map<String, Object> described(Class<?> owner, String key) {
        Map<String, Object> schema = new LinkedHashMap<>();
        meanings.find(owner, key).ifPresent(meaning -> schema.put("description", meaning.text()));
        return schema;
    }

    /** The keys of a setup; where variants are patched in, the common part need not be complete. */
    private Map<String, Object> setup(boolean patch) {
        RecordShape shape = RecordShape.of(Setup.class);
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Component component : shape.components()) {
            Map<String, Object> property = types.property(shape, component, patch);
            PastedObjects.form(component.key()).ifPresent(form -> {
                List<Object> forms = new ArrayList<>();
                forms.add(types.of(component.type(), patch));
                forms.add(pasted(form, component, patch));
                if (patch) {
                    forms.add(JsonSchema.type("null"));
                }
                property.remove("allOf");
                property.put("anyOf", forms);
            });
            properties.put(component.key(), property);
        }
        return properties;
    }

    /** A whole Kubernetes object in place of its spec. */
    private Map<String, Object> pasted(PastedObjects.Form form, Component component, boolean patch) {
        Map<String, Object> properties = new LinkedHashMap<>();
        PastedObjects.AROUND.forEach(key -> properties.put(key, Map.of()));
        properties.put("apiVersion", JsonSchema.of("const", form.apiVersion()));
        properties.put("kind", JsonSchema.of("const", form.kind()));
        properties.put("spec", types.of(component.type(), patch));
        return JsonSchema.object(properties, List.of("spec"));
    }

    private Map<String, Object> balancers() {
        Map<String, Object> schema = described(Scenario.class, VariantTrees.BALANCERS);
        schema.putAll(JsonSchema.array(types.of(Spec.class, false)));
        schema.put("minItems", BigDecimal.ONE);
        return schema;
    }

    private Map<String, Object> compare() {
        Map<String, Object> baseline = described(Scenario.class, VariantTrees.BASELINE);
        baseline.putAll(JsonSchema.type("string"));
        Map<String, Object> schema = described(Scenario.class, VariantTrees.COMPARE);
        schema.putAll(JsonSchema.type("object"));
        schema.put("properties", JsonSchema.of(VariantTrees.BASELINE, baseline));
        Map<String, Object> keys = new LinkedHashMap<>();
        RecordShape.of(Setup.class).keys().forEach(key -> keys.put(key, Map.of()));
        Map<String, Object> patch = JsonSchema.object(keys, List.of());
        patch.put("allOf", List.of(JsonSchema.of("$ref", "#/definitions/Setup.patch")));
        schema.put("additionalProperties", JsonSchema.anyOf(List.of(patch, JsonSchema.type("null"))));
        return schema;
    }

    private Map<String, Object> columns() {
        Map<String, Object> schema = described(Scenario.class, ScenarioReader.COLUMNS);
        schema.putAll(JsonSchema.array(
                JsonSchema.of("enum", List.copyOf(vocabulary.metrics().keySet()))));
        schema.put("uniqueItems", true);
        return schema;
    }

    private Map<String, Object> objectives() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        vocabulary.metrics().forEach((id, form) -> {
            Map<String, Object> schema = JsonSchema.described(form.meaning());
            String name = "Objective." + (form.overTime() ? "quantile." : "") + formOf(form.unit());
            schema.put("allOf", List.of(types.defined(name, limits(form))));
            metrics.put(id, schema);
        });
        Map<String, Object> one = JsonSchema.object(metrics, List.of());
        one.put("minProperties", BigDecimal.ONE);
        one.put("maxProperties", BigDecimal.ONE);
        Map<String, Object> schema = described(Scenario.class, ScenarioReader.OBJECTIVES);
        schema.putAll(JsonSchema.array(one));
        return schema;
    }

    private Map<String, Object> limits(MetricForm form) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String key : ObjectiveReader.KEYS) {
            Map<String, Object> schema = described(Objective.class, key);
            switch (key) {
                case "quantile" -> schema.putAll(form.overTime() ? quantile() : JsonSchema.of("not", Map.of()));
                case "event" -> {
                    schema.putAll(JsonSchema.type("integer"));
                    schema.put("minimum", BigDecimal.ONE);
                }
                default -> schema.putAll(limit(form.unit()));
            }
            properties.put(key, schema);
        }
        Map<String, Object> limits = JsonSchema.object(properties, List.of());
        limits.putAll(oneOf("below", "above"));
        return limits;
    }

    private static Map<String, Object> quantile() {
        Map<String, Object> schema = JsonSchema.type("string");
        schema.put("pattern", "^(" + ObjectiveReader.QUANTILE + ")$");
        return schema;
    }

    private static String formOf(String unit) {
        return ObjectiveReader.formOf(unit).map(Class::getSimpleName).orElse("number");
    }

    private Map<String, Object> limit(String unit) {
        Map<String, Object> number = JsonSchema.type("number");
        return ObjectiveReader.formOf(unit)
                .map(type -> JsonSchema.anyOf(List.of(number, types.scalar(type))))
                .orElse(number);
    }
}
