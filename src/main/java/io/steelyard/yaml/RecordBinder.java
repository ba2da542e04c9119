package io.steelyard.yaml;

import io.steelyard.scenario.NearestName;
import io.steelyard.scenario.NoneWord;
import io.steelyard.scenario.ScalerSpec;
import io.steelyard.scenario.Spec;
import io.steelyard.yaml.RecordShape.Component;
import io.steelyard.yaml.Tree.Entry;
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
 * Binds a tree to records, lists, maps and values by their types. It reports every problem it meets to the findings and
 * goes on, so that one reading names them all; what could not be bound is null.
 */
final class RecordBinder {
    private static final String DEFAULT_SOURCE = "default";

    private final Vocabulary vocabulary;
    private final Findings findings;

    RecordBinder(Vocabulary vocabulary, Findings findings) {
        this.vocabulary = vocabulary;
        this.findings = findings;
    }

    /** Binds to a type; null where there are problems, which are then among the findings. */
    <T> @Nullable T bind(Tree tree, Class<T> type) {
        Object bound = bindAny(tree, type);
        return bound == null ? null : type.cast(bound);
    }

    @Nullable
    Object bindAny(Tree tree, Type type) {
        Class<?> raw = RecordShape.raw(type);
        if (raw == List.class) {
            return list(tree, RecordShape.argument(type, 0));
        }
        if (raw == Map.class) {
            return map(tree, RecordShape.argument(type, 1));
        }
        if (raw == Spec.class) {
            return new BalancerBinder(vocabulary, this, findings).bind(tree);
        }
        if (raw == ScalerSpec.class) {
            return new ScalerBinder(vocabulary, this, findings).bind(tree);
        }
        if (Choice.is(raw)) {
            return new ChoiceBinder(Choice.of(raw), vocabulary, this, findings).bind(tree, List.of());
        }
        if (raw.isRecord() && !Scalars.isScalarRecord(raw)) {
            return record(tree, RecordShape.of(raw));
        }
        return scalar(tree, raw);
    }

    private @Nullable Object scalar(Tree tree, Class<?> type) {
        if (!(tree instanceof Scalar scalar)) {
            findings.problem(tree.place(), "must be " + Scalars.form(type) + " but is " + tree.found());
            return null;
        }
        try {
            return Scalars.read(scalar, type);
        } catch (IllegalArgumentException e) {
            findings.problem(tree.place(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private @Nullable Object list(Tree tree, Type type) {
        if (!(tree instanceof Items items)) {
            findings.problem(tree.place(), "must be a list but is " + tree.found());
            return null;
        }
        List<Object> bound = new ArrayList<>();
        for (Tree item : items.items()) {
            Object value = bindAny(item, type);
            if (value != null) {
                bound.add(value);
            }
        }
        return bound.size() == items.items().size() ? bound : null;
    }

    private @Nullable Object map(Tree tree, Type type) {
        if (!(tree instanceof Keys keys)) {
            findings.problem(tree.place(), "must be a mapping (name: value) but is " + tree.found());
            return null;
        }
        Map<String, Object> bound = new LinkedHashMap<>();
        keys.entries().forEach((name, entry) -> {
            Object value = bindAny(entry.value(), type);
            if (value != null) {
                bound.put(name, value);
            }
        });
        return bound.size() == keys.entries().size() ? bound : null;
    }

    /** Binds a record from a mapping of its keys, or from the bare value that stands for one of them. */
    @Nullable
    Object record(Tree tree, RecordShape shape) {
        if (tree instanceof Keys keys) {
            return fromKeys(keys, shape);
        }
        Optional<Component> bare = shape.shorthand();
        if (bare.isPresent() && !isNull(tree)) {
            return fromBare(tree, shape, bare.get());
        }
        findings.problem(
                tree.place(),
                "must be a mapping with keys from " + String.join(", ", shape.keys()) + " but is " + tree.found());
        return null;
    }

    private @Nullable Object fromBare(Tree tree, RecordShape shape, Component bare) {
        @Nullable Object[] arguments = new @Nullable Object[shape.components().size()];
        boolean complete = true;
        for (int i = 0; i < arguments.length; i++) {
            Component component = shape.components().get(i);
            boolean given = component.equals(bare);
            Object value = given ? bindAny(tree, component.type()) : absent(component, tree.place());
            arguments[i] = given && component.optional() ? Optional.ofNullable(value) : value;
            complete &= value != null;
        }
        return complete ? create(shape, arguments, Tree.singleKey(bare.key(), tree)) : null;
    }

    private @Nullable Object fromKeys(Keys keys, RecordShape shape) {
        int before = findings.reports();
        boolean nullIsAbsent = shape.type().getPackageName().endsWith(".kubernetes");
        checkKeys(keys, shape);
        @Nullable Object[] arguments = new @Nullable Object[shape.components().size()];
        for (int i = 0; i < arguments.length; i++) {
            Component component = shape.components().get(i);
            if (component.inline()) {
                Choice choice = Choice.of(RecordShape.raw(component.type()));
                Keys own = keys.without(shape.keys());
                arguments[i] = new ChoiceBinder(choice, vocabulary, this, findings).bind(own, shape.keys());
                continue;
            }
            Tree value = keys.get(component.key());
            if (value == null || (nullIsAbsent && isNull(value)) || isNone(value, component)) {
                arguments[i] = absent(component, keys.place());
            } else {
                Object bound = bindAny(value, component.type());
                arguments[i] = component.optional() ? Optional.ofNullable(bound) : bound;
            }
        }
        return findings.reports() == before ? create(shape, arguments, keys) : null;
    }

    /** Whether a value is the word by which an optional record is said not to be there. */
    private static boolean isNone(Tree value, Component component) {
        NoneWord word = RecordShape.raw(component.type()).getAnnotation(NoneWord.class);
        return word != null
                && component.optional()
                && value instanceof Scalar scalar
                && scalar.text().equals(word.value());
    }

    private void checkKeys(Keys keys, RecordShape shape) {
        if (shape.inline().isPresent()) {
            return;
        }
        List<String> known = shape.keys();
        keys.entries().forEach((key, entry) -> {
            if (shape.inert().contains(key)) {
                findings.note(entry.key(), "has no effect on a simulation");
            } else if (!known.contains(key)) {
                unknown(entry.key(), key, known, shape.notModelled());
            }
        });
    }

    /** Reports a key that is not among the known ones. */
    void unknown(Place place, String key, List<String> known, List<String> notModelled) {
        unknown("key", place, key, known, notModelled);
    }

    /** Reports a name that is not among the known ones. */
    void unknown(String what, Place place, String name, List<String> known, List<String> notModelled) {
        if (notModelled.contains(name)) {
            findings.problem(place, "`" + name + "` is not modelled yet");
            return;
        }
        String hint = NearestName.hint(name, known);
        NearestName.of(name, known).ifPresent(near -> findings.excuse(place.sibling(name, near)));
        if (hint.isEmpty()) {
            hint = NearestName.of(name, notModelled)
                    .map(near -> "; `" + near + "` is not modelled yet")
                    .orElse("");
        }
        String allowed = known.isEmpty() ? " (there are none here)" : " (known: " + String.join(", ", known) + ")";
        findings.problem(place, "unknown " + what + " `" + name + "`" + hint + allowed);
    }

    private @Nullable Object absent(Component component, Place place) {
        if (component.optional()) {
            return Optional.empty();
        }
        if (component.defaultText().isEmpty()) {
            findings.missing(place.key(component.key()), "is missing; it must be " + form(component.type()));
            return null;
        }
        return byDefault(component, place);
    }

    private @Nullable Object byDefault(Component component, Place place) {
        Place at = place.key(component.key());
        Tree tree = defaultTree(component).withPath(at.path());
        return bindAny(tree, component.type());
    }

    static Tree defaultTree(Component component) {
        String text = component.defaultText().orElseThrow();
        return TreeLoader.load(text, DEFAULT_SOURCE, new Findings()).orElseThrow();
    }

    private static String form(Type type) {
        Class<?> raw = RecordShape.raw(type);
        if (raw == List.class) {
            return "a list";
        }
        if (Choice.is(raw)) {
            return "one of " + String.join(", ", Choice.of(raw).names());
        }
        if (raw == Spec.class) {
            return "the name of a balancer, or one name with its options";
        }
        if (raw == ScalerSpec.class) {
            return "the name of an autoscaler, or one name with its options";
        }
        boolean mapping = raw == Map.class || (raw.isRecord() && !Scalars.isScalarRecord(raw));
        return mapping ? "a mapping" : Scalars.form(raw);
    }

    @Nullable
    Object create(RecordShape shape, @Nullable Object[] arguments, Keys keys) {
        try {
            return shape.create(arguments);
        } catch (IllegalArgumentException | ArithmeticException e) {
            refused(String.valueOf(e.getMessage()), shape, keys);
            return null;
        }
    }

    /**
     * Reports what a constructor refused at the key with whose name the message begins; the path says the name already
     * where the message goes on with what the value must be.
     */
    private void refused(String message, RecordShape shape, Keys keys) {
        String first = message.split("[ :]", 2)[0];
        for (Component component : shape.components()) {
            Entry entry = keys.entries().get(component.key());
            if (component.name().equals(first) && entry != null) {
                boolean rule = message.startsWith(first + " must ");
                findings.problem(entry.key(), rule ? message.substring(first.length() + 1) : message);
                return;
            }
        }
        findings.problem(keys.place(), message);
    }

    static boolean isNull(Tree tree) {
        return tree instanceof Scalar scalar && scalar.isNull();
    }
}
