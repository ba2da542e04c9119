package io.steelyard.yaml;

import io.steelyard.scenario.NearestName;
import io.steelyard.yaml.Tree.Keys;
import io.steelyard.yaml.Tree.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Binds one of several records, named by the single key of a mapping, by a bare word, or by the name of a preset. */
final class ChoiceBinder {
    private final Choice choice;
    private final Vocabulary vocabulary;
    private final RecordBinder binder;
    private final Findings findings;

    ChoiceBinder(Choice choice, Vocabulary vocabulary, RecordBinder binder, Findings findings) {
        this.choice = choice;
        this.vocabulary = vocabulary;
        this.binder = binder;
        this.findings = findings;
    }

    /** Binds a value; {@code beside} are keys that stand among its own where it is inline, for what is said of others. */
    @Nullable
    Object bind(Tree tree, List<String> beside) {
        if (tree instanceof Scalar scalar && !scalar.isNull()) {
            return fromWord(scalar);
        }
        if (tree instanceof Keys keys) {
            return fromKeys(keys, beside);
        }
        findings.problem(tree.place(), "must be " + allowed() + " but is " + tree.found());
        return null;
    }

    private @Nullable Object fromWord(Scalar scalar) {
        String word = scalar.text();
        Class<?> named = choice.alternatives().get(word);
        if (named != null) {
            RecordShape shape = RecordShape.of(named);
            if (shape.worksBare()) {
                return binder.record(Tree.emptyKeys(scalar.place()), shape);
            }
            findings.problem(scalar.place(), "`" + word + "` needs more: " + example(word, shape));
            return null;
        }
        Optional<Class<?>> preset = choice.preset();
        if (preset.isPresent()) {
            return presets(preset.get()).contains(word)
                    ? binder.record(scalar, RecordShape.of(preset.get()))
                    : refused(scalar, presets(preset.get()));
        }
        return refused(scalar, List.of());
    }

    private List<String> presets(Class<?> preset) {
        return List.copyOf(vocabulary
                .presets()
                .getOrDefault(preset.asSubclass(Record.class), Map.of())
                .keySet());
    }

    private @Nullable Object refused(Scalar scalar, List<String> presets) {
        List<String> words = choice.alternatives().entrySet().stream()
                .filter(entry -> RecordShape.of(entry.getValue()).worksBare())
                .map(Map.Entry::getKey)
                .toList();
        List<String> known = Stream.concat(words.stream(), presets.stream()).toList();
        if (choice.notModelled().contains(scalar.text())) {
            findings.problem(scalar.place(), "`" + scalar.text() + "` is not modelled yet");
            return null;
        }
        String names = presets.isEmpty() ? "" : ", or a preset: " + String.join(", ", presets);
        findings.problem(
                scalar.place(),
                "must be " + allowed() + names + " but is " + scalar.found() + NearestName.hint(scalar.text(), known));
        return null;
    }

    private @Nullable Object fromKeys(Keys keys, List<String> beside) {
        int before = findings.reports();
        keys.entries().forEach((key, entry) -> {
            if (!choice.alternatives().containsKey(key)) {
                unknown(entry.key(), key, known(beside));
            }
        });
        if (findings.reports() > before) {
            return null;
        }
        if (keys.entries().size() != 1) {
            String found = keys.entries().isEmpty()
                    ? "none"
                    : String.join(", ", keys.entries().keySet());
            findings.problem(keys.place(), "must be exactly " + allowed() + " but has " + found);
            return null;
        }
        String name = keys.entries().keySet().iterator().next();
        Tree value = keys.entries().values().iterator().next().value();
        Class<?> type = choice.alternatives().get(name);
        RecordShape shape = RecordShape.of(Objects.requireNonNull(type));
        if (choice.preset().filter(preset -> preset == type).isPresent() && !isKnownPreset(value, shape)) {
            return null;
        }
        return binder.record(
                RecordBinder.isNull(value) && shape.worksBare() ? Tree.emptyKeys(value.place()) : value, shape);
    }

    /** Whether a preset's name, bare or under its key, is known; what has no such form is for the binder to refuse. */
    private boolean isKnownPreset(Tree value, RecordShape shape) {
        Tree name = value instanceof Keys keys
                ? shape.shorthand().map(component -> keys.get(component.key())).orElse(null)
                : value;
        List<String> names = presets(shape.type());
        boolean known = !(name instanceof Scalar scalar) || scalar.isNull() || names.contains(scalar.text());
        if (!known && name instanceof Scalar scalar) {
            binder.unknown("preset", scalar.place(), scalar.text(), names, List.of());
        }
        return known;
    }

    private void unknown(Place place, String key, List<String> known) {
        if (choice.preset().filter(preset -> presets(preset).contains(key)).isPresent()) {
            findings.problem(place, "`" + key + "` is a preset: write " + Choice.PRESET + ": " + key);
        } else {
            binder.unknown(place, key, known, choice.notModelled());
        }
    }

    private List<String> known(List<String> beside) {
        return Stream.concat(choice.names().stream(), beside.stream()).toList();
    }

    private String allowed() {
        return "one of " + String.join(", ", choice.names());
    }

    private static String example(String word, RecordShape shape) {
        List<String> needed = shape.components().stream()
                .filter(RecordShape.Component::needed)
                .map(component -> component.key() + ": ...")
                .toList();
        return "write " + word + ": {" + String.join(", ", needed) + "}";
    }
}
