package io.steelyard.yaml;

import io.steelyard.scenario.Spec;
import io.steelyard.yaml.NamedBinder.Kind;
import io.steelyard.yaml.NamedBinder.Named;
import io.steelyard.yaml.Tree.Items;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        if (tree instanceof Items) {
            findings.problem(
                    tree.place(),
                    kind().rule() + ", but is " + tree.found() + "; a list stands under `" + VariantTrees.BALANCERS
                            + "`");
            return null;
        }
        Named named = new NamedBinder(kind(), binder, findings).bind(tree);
        if (named == null) {
            return null;
        }
        Tree label = named.keys().get(LABEL);
        String text = label == null ? named.name() : label(label);
        return text == null ? null : new Spec(named.name(), named.options(), text);
    }

    private Kind kind() {
        Map<String, Class<? extends Record>> options = new LinkedHashMap<>();
        vocabulary.balancers().forEach((name, balancer) -> options.put(name, balancer.options()));
        return new Kind(
                "balancer",
                "must be the name of a balancer, or one name with options such as least-request: {label: mine}",
                options,
                vocabulary.plannedBalancers(),
                List.of(LABEL));
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
}
