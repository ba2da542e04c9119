package io.steelyard.yaml;

import io.steelyard.scenario.Spec;
import io.steelyard.yaml.Tree.Items;
import io.steelyard.yaml.Tree.Keys;
import io.steelyard.yaml.Tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Binds a balancer: its name, or its name with a mapping of options, among which {@code label} is every balancer's. */
final class BalancerBinder {
    static final String LABEL = "label";
    static final String LABEL_RULE =
            "must be up to 60 letters, digits, spaces and . _ ( ) + % = / : - (and not `baseline`)";

    private final Vocabulary vocabulary;
    private final RecordBinder binder;
    private final Findings findings;

    BalancerBinder(Vocabulary vocabulary, RecordBinder binder, Findings findings) {
        this.vocabulary = vocabulary;
        this.binder = binder;
        this.findings = findings;
    }

    @Nullable
    Spec bind(Tree tree) {
        if (tree instanceof Scalar scalar && !scalar.isNull()) {
            return known(scalar.place(), scalar.text())
                    ? spec(scalar.text(), Tree.emptyKeys(scalar.place()), scalar.text())
                    : null;
        }
        if (tree instanceof Keys keys && keys.entries().size() == 1) {
            String name = keys.entries().keySet().iterator().next();
            Tree.Entry entry = keys.entries().values().iterator().next();
            return known(entry.key(), name) ? withOptions(name, entry.value()) : null;
        }
        findings.problem(
                tree.place(),
                "must be the name of a balancer, or one name with options such as least-request: {label: mine}, but is "
                        + (tree instanceof Keys keys ? keys.entries().size() + " names" : tree.found())
                        + (tree instanceof Items ? "; a list stands under `" + VariantTrees.BALANCERS + "`" : ""));
        return null;
    }

    private boolean known(Place place, String name) {
        if (vocabulary.balancers().containsKey(name)) {
            return true;
        }
        List<String> names = List.copyOf(vocabulary.balancers().keySet());
        binder.unknown("balancer", place, name, names, vocabulary.plannedBalancers());
        return false;
    }

    private @Nullable Spec withOptions(String name, Tree options) {
        if (RecordBinder.isNull(options)) {
            return spec(name, Tree.emptyKeys(options.place()), name);
        }
        if (!(options instanceof Keys keys)) {
            if (shape(name).shorthand().isPresent()) {
                return spec(name, options, name);
            }
            findings.problem(
                    options.place(),
                    "must be a mapping with keys from " + String.join(", ", known(name)) + " but is "
                            + options.found());
            return null;
        }
        Tree label = keys.get(LABEL);
        String text = label == null ? name : label(label);
        Spec spec = spec(name, own(name, keys), text == null ? name : text);
        return text == null ? null : spec;
    }

    /** The balancer's own options; what is neither one of them nor the label is reported. */
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
        known.add(LABEL);
        return known;
    }

    /** Whether a text can name a variant in tables, files and charts. */
    static boolean isLabel(String text) {
        return !text.equals(VariantTrees.BASELINE) && text.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()+%=/:-]{0,59}");
    }

    private @Nullable String label(Tree tree) {
        String text = binder.bind(tree, String.class);
        if (text != null && !isLabel(text)) {
            findings.problem(tree.place(), LABEL_RULE + " but is " + tree.found());
            return null;
        }
        return text;
    }

    private @Nullable Spec spec(String name, Tree options, String label) {
        Object bound = binder.record(options, shape(name));
        return bound instanceof Record record ? new Spec(name, record, label) : null;
    }

    private RecordShape shape(String name) {
        return RecordShape.of(
                Objects.requireNonNull(vocabulary.balancers().get(name)).options());
    }
}
