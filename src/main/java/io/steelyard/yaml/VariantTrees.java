package io.steelyard.yaml;

import io.steelyard.scenario.NearestName;
import io.steelyard.scenario.Setup;
import io.steelyard.yaml.Tree.Entry;
import io.steelyard.yaml.Tree.Items;
import io.steelyard.yaml.Tree.Keys;
import io.steelyard.yaml.Tree.Scalar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The setups of a scenario's variants, each the common part with the variant's patch laid over it.
 *
 * @param setups trees by the names of the variants
 * @param baseline the variant that the others are held against; empty where there is none
 */
record VariantTrees(Map<String, Keys> setups, String baseline) {
    static final String BALANCER = "balancer";
    static final String BALANCERS = "balancers";
    static final String COMPARE = "compare";
    private static final int MOST = 1_000;
    static final String BASELINE = "baseline";

    VariantTrees {
        setups = Collections.unmodifiableMap(new LinkedHashMap<>(setups));
    }

    /** Reads {@code balancers}, {@code compare} or {@code balancer}, whichever stands in the file. */
    static VariantTrees of(Keys root, Keys common, Findings findings) {
        Entry balancers = root.entries().get(BALANCERS);
        Entry compare = root.entries().get(COMPARE);
        if (balancers != null && (compare != null || common.get(BALANCER) != null)) {
            findings.problem(
                    balancers.key(),
                    "stands beside `" + (compare != null ? COMPARE : BALANCER) + "`: give one of the two");
        }
        if (balancers != null) {
            return fromBalancers(balancers, common.without(List.of(BALANCER)), findings);
        }
        if (compare != null) {
            return fromCompare(compare, common, findings);
        }
        Tree only = common.get(BALANCER);
        if (only == null) {
            findings.problem(
                    root.place().key(BALANCERS),
                    "is missing: list what is compared, e.g. balancers: [round-robin, least-conn], or give compare");
            return new VariantTrees(Map.of(), "");
        }
        String name = name(only);
        return new VariantTrees(Map.of(name, common), name);
    }

    private static VariantTrees fromBalancers(Entry balancers, Keys common, Findings findings) {
        if (!(balancers.value() instanceof Items items) || items.items().isEmpty()) {
            findings.problem(
                    balancers.value().place(),
                    "must be a list of balancers, such as [round-robin, least-conn], but is "
                            + (balancers.value() instanceof Items
                                    ? "empty"
                                    : balancers.value().found()));
            return new VariantTrees(Map.of(), "");
        }
        refuseMany(items.items().size(), balancers.key());
        Map<String, Keys> setups = new LinkedHashMap<>();
        for (Tree item : items.items()) {
            String name = name(item);
            Keys setup = common.with(BALANCER, new Entry(item.place(), item));
            if (setups.putIfAbsent(name, setup) != null) {
                findings.problem(
                        item.place(),
                        "a second variant `" + name + "`: give one a label, e.g. " + name + ": {label: other}");
            }
        }
        return new VariantTrees(setups, setups.keySet().iterator().next());
    }

    private static VariantTrees fromCompare(Entry compare, Keys common, Findings findings) {
        if (!(compare.value() instanceof Keys keys)
                || keys.without(List.of(BASELINE)).entries().isEmpty()) {
            findings.problem(
                    compare.value().place(),
                    "must be a mapping of variants, such as {today: {balancer: round-robin}}, but is "
                            + (compare.value() instanceof Keys
                                    ? "without any"
                                    : compare.value().found()));
            return new VariantTrees(Map.of(), "");
        }
        refuseMany(keys.entries().size(), compare.key());
        TreeMerge merge = new TreeMerge(findings);
        Map<String, Keys> setups = new LinkedHashMap<>();
        keys.without(List.of(BASELINE)).entries().forEach((name, entry) -> {
            Keys patch = patch(name, entry, findings);
            Keys merged = (Keys) merge.merge(common, PastedObjects.unwrap(patch, findings), Setup.class);
            Place lacking = merged.get(BALANCER) == null ? entry.key() : common.place();
            setups.put(name, new Keys(lacking, merged.entries()));
        });
        return new VariantTrees(setups, baseline(keys, setups, findings));
    }

    /** Each variant is a whole setup, so that few characters could ask for much. */
    private static void refuseMany(int variants, Place place) {
        if (variants > MOST) {
            throw new ScenarioException(place, "compares too much: at most " + MOST + " variants");
        }
    }

    /** Whether a path leads into what one variant has for itself. */
    static boolean isOfOneVariant(String path) {
        return path.startsWith(BALANCERS + "[") || path.startsWith(COMPARE + ".");
    }

    private static Keys patch(String name, Entry entry, Findings findings) {
        if (!BalancerBinder.isLabel(name)) {
            findings.problem(entry.key(), "a variant's name " + BalancerBinder.LABEL_RULE);
        }
        if (RecordBinder.isNull(entry.value())) {
            return Tree.emptyKeys(entry.key());
        }
        if (!(entry.value() instanceof Keys patch)) {
            findings.problem(
                    entry.value().place(),
                    "must be a mapping of what differs but is " + entry.value().found()
                            + NearestName.hint(name, List.of(BASELINE)));
            findings.excuse(entry.key().key(BALANCER).path());
            return Tree.emptyKeys(entry.key());
        }
        List<String> patchable = RecordShape.of(Setup.class).keys();
        List<String> refused = ScenarioReader.topLevelKeys().stream()
                .filter(key -> !patchable.contains(key) && patch.get(key) != null)
                .toList();
        for (String key : refused) {
            Entry wrong = patch.entries().get(key);
            if (wrong != null) {
                findings.problem(
                        wrong.key(),
                        "must be the same for all variants (they may differ in " + String.join(", ", patchable) + ")");
            }
        }
        return patch.without(refused);
    }

    private static String baseline(Keys keys, Map<String, Keys> setups, Findings findings) {
        String first = setups.keySet().iterator().next();
        Tree baseline = keys.get(BASELINE);
        if (baseline == null) {
            return first;
        }
        if (!(baseline instanceof Scalar scalar) || !setups.containsKey(scalar.text())) {
            List<String> names = List.copyOf(setups.keySet());
            String typed = baseline instanceof Scalar scalar ? scalar.text() : "";
            findings.problem(
                    baseline.place(),
                    "must be the name of a variant, one of " + String.join(", ", names) + ", but is " + baseline.found()
                            + NearestName.hint(typed, names));
            return first;
        }
        return scalar.text();
    }

    /** The name of a balancer's variant: its label, or else its own name. */
    private static String name(Tree balancer) {
        if (balancer instanceof Scalar scalar) {
            return scalar.text();
        }
        if (balancer instanceof Keys keys && !keys.entries().isEmpty()) {
            String name = keys.entries().keySet().iterator().next();
            boolean labelled =
                    keys.get(name) instanceof Keys options && options.get(BalancerBinder.LABEL) instanceof Scalar;
            return labelled
                            && keys.get(name) instanceof Keys options
                            && options.get(BalancerBinder.LABEL) instanceof Scalar label
                    ? label.text()
                    : name;
        }
        return balancer.place().path();
    }
}
