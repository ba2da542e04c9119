package io.steelyard.yaml;

import io.steelyard.scenario.Objective;
import io.steelyard.scenario.ScalerSpec;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Spec;
import io.steelyard.yaml.RecordShape.Component;
import io.steelyard.yaml.Tree.Entry;
import io.steelyard.yaml.Tree.Items;
import io.steelyard.yaml.Tree.Keys;
import io.steelyard.yaml.Vocabulary.Balancer;
import io.steelyard.yaml.Vocabulary.MetricForm;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A walk over the keys of a scenario file that tells of each what it belongs to: the record of which it is a component,
 * the sealed interface of which it names an alternative, {@link Spec} for names of balancers and their label, {@link
 * MetricForm} for ids of metrics, {@link Scenario} for what stands in no record. Names that the file chooses itself are
 * passed over.
 */
final class KeyWalk {
    private final Vocabulary vocabulary;
    private final Visitor visitor;

    /** What is told of each key. */
    interface Visitor {
        void key(Class<?> owner, String key, Entry entry);
    }

    KeyWalk(Vocabulary vocabulary, Visitor visitor) {
        this.vocabulary = vocabulary;
        this.visitor = visitor;
    }

    /** Walks over a whole file, which must be a valid scenario. */
    void file(Keys root) {
        record(root, RecordShape.of(Header.class));
        record(root, RecordShape.of(Setup.class));
        if (root.get(VariantTrees.BALANCERS) instanceof Items balancers) {
            told(Scenario.class, VariantTrees.BALANCERS, root);
            balancers.items().forEach(this::balancer);
        }
        if (root.get(VariantTrees.COMPARE) instanceof Keys variants) {
            told(Scenario.class, VariantTrees.COMPARE, root);
            variants.entries().forEach((name, variant) -> {
                if (name.equals(VariantTrees.BASELINE)) {
                    visitor.key(Scenario.class, name, variant);
                } else {
                    value(variant.value(), Setup.class);
                }
            });
        }
        told(Scenario.class, ScenarioReader.COLUMNS, root);
        if (root.get(ScenarioReader.OBJECTIVES) instanceof Items objectives) {
            told(Scenario.class, ScenarioReader.OBJECTIVES, root);
            objectives.items().forEach(this::objective);
        }
    }

    private void told(Class<?> owner, String key, Keys keys) {
        Entry entry = keys.entries().get(key);
        if (entry != null) {
            visitor.key(owner, key, entry);
        }
    }

    private void objective(Tree tree) {
        if (tree instanceof Keys keys) {
            keys.entries().forEach((id, entry) -> {
                visitor.key(MetricForm.class, id, entry);
                value(entry.value(), Objective.class);
            });
        }
    }

    private void value(Tree tree, Type type) {
        Class<?> raw = RecordShape.raw(type);
        if (tree instanceof Items items && raw == List.class) {
            items.items().forEach(item -> value(item, RecordShape.argument(type, 0)));
        } else if (tree instanceof Keys keys && raw == Map.class) {
            keys.entries().values().forEach(entry -> value(entry.value(), RecordShape.argument(type, 1)));
        } else if (raw == Spec.class) {
            balancer(tree);
        } else if (raw == ScalerSpec.class) {
            scaler(tree);
        } else if (tree instanceof Keys keys && Choice.is(raw)) {
            alternatives(keys, Choice.of(raw));
        } else if (tree instanceof Keys keys && raw.isRecord()) {
            record(keys, RecordShape.of(raw));
        } else if (raw.isRecord() && !Scalars.isScalarRecord(raw)) {
            RecordShape.of(raw).shorthand().ifPresent(component -> value(tree, component.type()));
        }
    }

    private void alternatives(Keys keys, Choice choice) {
        choice.alternatives().forEach((name, type) -> {
            Entry entry = keys.entries().get(name);
            if (entry != null) {
                visitor.key(choice.type(), name, entry);
                value(entry.value(), type);
            }
        });
    }

    private void record(Keys keys, RecordShape shape) {
        for (Component component : shape.components()) {
            Entry entry = keys.entries().get(component.key());
            if (component.inline()) {
                value(keys.without(shape.keys()), component.type());
            } else if (entry != null) {
                visitor.key(shape.type(), component.key(), entry);
                value(entry.value(), component.type());
            }
        }
    }

    private void scaler(Tree tree) {
        if (tree instanceof Keys keys) {
            keys.entries().forEach((name, entry) -> {
                visitor.key(ScalerSpec.class, name, entry);
                Optional.ofNullable(vocabulary.scalers().get(name))
                        .ifPresent(scaler -> value(entry.value(), scaler.options()));
            });
        }
    }

    private void balancer(Tree tree) {
        if (tree instanceof Keys keys) {
            keys.entries().forEach((name, entry) -> {
                visitor.key(Spec.class, name, entry);
                if (entry.value() instanceof Keys options) {
                    told(Spec.class, BalancerBinder.LABEL, options);
                    Optional.ofNullable(vocabulary.balancers().get(name))
                            .map(Balancer::options)
                            .ifPresent(type -> record(options, RecordShape.of(type)));
                }
            });
        }
    }
}
