package io.steelyard.yaml;

import io.steelyard.scenario.ScalerSpec;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Spec;
import io.steelyard.yaml.RecordShape.Component;
import io.steelyard.yaml.Tree.Entry;
import io.steelyard.yaml.Tree.ItemPatch;
import io.steelyard.yaml.Tree.Items;
import io.steelyard.yaml.Tree.Keys;
import io.steelyard.yaml.Tree.Scalar;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lays a patch over a tree, guided by the type that both will be bound to. Mappings are merged key by key, a key that is
 * null in the patch is removed, everything else is replaced as a whole. Of alternatives (a law, a balancer) the patch's
 * one replaces the base's other one instead of standing beside it.
 */
final class TreeMerge {
    /** The keys of a setup that exclude each other. */
    private static final List<List<String>> ALTERNATIVES =
            List.of(List.of("deployment", "statefulSet"), List.of("autoscaler", "scaledObject", "scaler"));

    private final Findings findings;

    TreeMerge(Findings findings) {
        this.findings = findings;
    }

    /** The merged tree; values of the patch keep their places. A type of null merges without knowing alternatives. */
    Tree merge(@Nullable Tree base, Tree patch, @Nullable Type type) {
        if (patch instanceof ItemPatch item) {
            return items(base, item, type);
        }
        if (!(patch instanceof Keys keys)) {
            return patch;
        }
        Class<?> raw = type == null ? null : RecordShape.raw(type);
        RecordShape shape = raw != null && raw.isRecord() && !isNamed(raw) ? RecordShape.of(raw) : null;
        Keys below = base == null ? null : asKeys(base, raw, shape);
        if (below == null) {
            below = Tree.emptyKeys(patch.place());
        }
        Map<String, Entry> entries = new LinkedHashMap<>(below.entries());
        Keys under = below;
        keys.entries().keySet().forEach(key -> rivals(key, under, raw, shape).forEach(entries::remove));
        keys.entries().forEach((key, entry) -> {
            if (RecordBinder.isNull(entry.value())) {
                entries.remove(key);
            } else {
                Entry old = entries.get(key);
                Tree value = merge(old == null ? null : old.value(), entry.value(), typeOf(key, type, shape));
                entries.put(key, new Entry(entry.key(), value));
            }
        });
        return new Keys(patch.place(), entries);
    }

    private Tree items(@Nullable Tree base, ItemPatch patch, @Nullable Type type) {
        if (!(base instanceof Items list)) {
            findings.problem(
                    patch.place(),
                    "has no items: it is " + (base == null ? "not in the scenario" : base.found()) + ", not a list");
            return base == null ? Tree.emptyKeys(patch.place()) : base;
        }
        if (patch.index() >= list.items().size()) {
            findings.problem(
                    patch.place(),
                    "there is no item [" + patch.index() + "]: the list in the scenario has "
                            + list.items().size());
            return base;
        }
        List<Tree> items = new ArrayList<>(list.items());
        Type item = type != null && RecordShape.raw(type) == List.class ? RecordShape.argument(type, 0) : null;
        items.set(patch.index(), merge(items.get(patch.index()), patch.item(), item));
        return new Items(list.place(), items);
    }

    /** The mapping that a base stands for, a bare value written out. */
    private static @Nullable Keys asKeys(Tree base, @Nullable Class<?> raw, @Nullable RecordShape shape) {
        if (base instanceof Keys keys) {
            return keys;
        }
        if (RecordBinder.isNull(base)) {
            return null;
        }
        Optional<Choice> choice = choice(raw, shape);
        if (choice.isPresent() && base instanceof Scalar word) {
            boolean named = choice.get().alternatives().containsKey(word.text());
            return named
                    ? Tree.singleKey(word.text(), Tree.emptyKeys(word.place()))
                    : Tree.singleKey(Choice.PRESET, word);
        }
        return shape == null
                ? null
                : shape.shorthand()
                        .map(component -> Tree.singleKey(component.key(), base))
                        .orElse(null);
    }

    /** The keys of the base that cannot stand beside a key of the patch. */
    private static List<String> rivals(String key, Keys base, @Nullable Class<?> raw, @Nullable RecordShape shape) {
        if (isNamed(raw)) {
            return base.entries().keySet().stream()
                    .filter(other -> !other.equals(key))
                    .toList();
        }
        if (raw == Setup.class) {
            return ALTERNATIVES.stream()
                    .filter(keys -> keys.contains(key))
                    .flatMap(List::stream)
                    .filter(other -> !other.equals(key))
                    .toList();
        }
        Optional<Choice> choice = choice(raw, shape);
        if (choice.isEmpty() || !choice.get().alternatives().containsKey(key)) {
            return List.of();
        }
        return choice.get().names().stream().filter(other -> !other.equals(key)).toList();
    }

    /** Whether a type is a component chosen by name, whose options are merged only under the same name. */
    private static boolean isNamed(@Nullable Class<?> raw) {
        return raw == Spec.class || raw == ScalerSpec.class;
    }

    private static Optional<Choice> choice(@Nullable Class<?> raw, @Nullable RecordShape shape) {
        if (raw != null && Choice.is(raw)) {
            return Optional.of(Choice.of(raw));
        }
        return Optional.ofNullable(shape)
                .flatMap(RecordShape::inline)
                .map(component -> RecordShape.raw(component.type()))
                .filter(Choice::is)
                .map(Choice::of);
    }

    private static @Nullable Type typeOf(String key, @Nullable Type type, @Nullable RecordShape shape) {
        if (type == null) {
            return null;
        }
        Class<?> raw = RecordShape.raw(type);
        if (raw == Map.class) {
            return RecordShape.argument(type, 1);
        }
        for (Component component : shape == null ? List.<Component>of() : shape.components()) {
            if (component.key().equals(key) && !component.inline()) {
                return component.type();
            }
        }
        return choice(raw, shape)
                .map(choice -> (Type) choice.alternatives().get(key))
                .orElse(null);
    }
}
