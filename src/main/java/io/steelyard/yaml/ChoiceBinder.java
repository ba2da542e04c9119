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

    @Nullable
    Object bind(Tree tree) {
        if (tree instanceof Scalar scalar && !scalar.isNull()) {
            return fromWord(scalar);
        }
        if (tree instanceof Keys keys) {
            return fromKeys(keys);
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
            return preset(scalar, preset.get());
        }
        refuseWord(scalar, List.of());
        return null;
    }

    private @Nullable Object preset(Scalar scalar, Class<?> preset) {
        List<String> names = vocabulary.presets().getOrDefault(preset.asSubclass(Record.class), List.of());
        if (!names.contains(scalar.text())) {
            refuseWord(scalar, names);
            return null;
        }
        RecordShape shape = RecordShape.of(preset);
        return binder.record(scalar, shape);
    }

    private void refuseWord(Scalar scalar, List<String> presets) {
        List<String> words = choice.alternatives().entrySet().stream()
                .filter(entry -> RecordShape.of(entry.getValue()).worksBare())
                .map(Map.Entry::getKey)
                .toList();
        List<String> known = Stream.concat(words.stream(), presets.stream()).toList();
        if (choice.notModelled().contains(scalar.text())) {
            findings.problem(scalar.place(), "`" + scalar.text() + "` is not modelled yet");
            return;
        }
        String names = presets.isEmpty() ? "" : ", or a preset: " + String.join(", ", presets);
        findings.problem(
                scalar.place(),
                "must be " + allowed() + names + " but is " + scalar.found() + NearestName.hint(scalar.text(), known));
    }

    private @Nullable Object fromKeys(Keys keys) {
        int before = findings.reports();
        keys.entries().forEach((key, entry) -> {
            if (!choice.alternatives().containsKey(key)) {
                binder.unknown(entry.key(), key, choice.names(), choice.notModelled());
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
        if (choice.preset().filter(preset -> preset == type).isPresent() && value instanceof Scalar scalar) {
            return preset(scalar, type);
        }
        return binder.record(
                RecordBinder.isNull(value) && shape.worksBare() ? Tree.emptyKeys(value.place()) : value, shape);
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
