package io.steelyard.yaml;

import io.steelyard.yaml.Tree.Keys;
import io.steelyard.yaml.Tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Binds a component that is chosen by name: its name, or its name with a mapping of its options. */
final class NamedBinder {
    private final Kind kind;
    private final RecordBinder binder;
    private final Findings findings;

    /**
     * What is chosen.
     *
     * @param what the word for one, such as {@code balancer}
     * @param rule what must be written, for messages
     * @param options the record of the options, by name
     * @param planned names that are known and refused, because they are not modelled yet
     * @param common keys that may stand among the options of any
     */
    record Kind(
            String what,
            String rule,
            Map<String, Class<? extends Record>> options,
            List<String> planned,
            List<String> common) {}

    /**
     * One that was chosen.
     *
     * @param keys what stands under its name, the common keys included
     */
    record Named(String name, Record options, Keys keys) {}

    NamedBinder(Kind kind, RecordBinder binder, Findings findings) {
        this.kind = kind;
        this.binder = binder;
        this.findings = findings;
    }

    @Nullable
    Named bind(Tree tree) {
        if (tree instanceof Scalar scalar && !scalar.isNull()) {
            return isKnown(scalar.place(), scalar.text())
                    ? named(scalar.text(), Tree.emptyKeys(scalar.place()), Tree.emptyKeys(scalar.place()))
                    : null;
        }
        if (tree instanceof Keys keys && keys.entries().size() == 1) {
            String name = keys.entries().keySet().iterator().next();
            Tree.Entry entry = keys.entries().values().iterator().next();
            return isKnown(entry.key(), name) ? withOptions(name, entry.value()) : null;
        }
        findings.problem(
                tree.place(),
                kind.rule() + ", but is "
                        + (tree instanceof Keys keys ? keys.entries().size() + " names" : tree.found()));
        return null;
    }

    private boolean isKnown(Place place, String name) {
        if (kind.options().containsKey(name)) {
            return true;
        }
        binder.unknown(kind.what(), place, name, List.copyOf(kind.options().keySet()), kind.planned());
        return false;
    }

    private @Nullable Named withOptions(String name, Tree options) {
        Keys none = Tree.emptyKeys(options.place());
        if (RecordBinder.isNull(options)) {
            return named(name, none, none);
        }
        if (options instanceof Keys keys) {
            return named(name, own(name, keys), keys);
        }
        if (shape(name).shorthand().isPresent()) {
            return named(name, options, none);
        }
        findings.problem(
                options.place(),
                "must be a mapping with keys from " + String.join(", ", known(name)) + " but is " + options.found());
        return null;
    }

    /** The options of its own; what is neither one of them nor common to all is reported. */
    private Keys own(String name, Keys keys) {
        List<String> known = known(name);
        keys.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                binder.unknown(entry.key(), key, known, shape(name).notModelled());
            }
        });
        Map<String, Tree.Entry> own = new LinkedHashMap<>(keys.entries());
        own.keySet().retainAll(shape(name).keys());
        return new Keys(keys.place(), own);
    }

    private List<String> known(String name) {
        List<String> known = new ArrayList<>(shape(name).keys());
        known.addAll(kind.common());
        return known;
    }

    private @Nullable Named named(String name, Tree options, Keys keys) {
        Object bound = binder.record(options, shape(name));
        return bound instanceof Record record ? new Named(name, record, keys) : null;
    }

    private RecordShape shape(String name) {
        return RecordShape.of(Objects.requireNonNull(kind.options().get(name)));
    }
}
