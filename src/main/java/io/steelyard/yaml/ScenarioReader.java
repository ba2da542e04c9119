package io.steelyard.yaml;

import io.steelyard.scenario.Objective;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.Scenario.Variant;
import io.steelyard.scenario.Setup;
import io.steelyard.yaml.Tree.Entry;
import io.steelyard.yaml.Tree.Keys;
import io.steelyard.yaml.Tree.Scalar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads scenario files; strict, and with every problem of a file in one {@link ScenarioException}. */
public final class ScenarioReader {
    static final String COLUMNS = "columns";
    static final String OBJECTIVES = "objectives";
    private static final String UNNAMED = "scenario";

    private final Vocabulary vocabulary;

    /** A reader of scenarios that use the names of the vocabulary. */
    public ScenarioReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Reads a file.
     *
     * @param settings changes to make before the scenario is bound, each {@code path=value} as in {@code
     *     clients.lifetime.exponential.mean=5m}
     * @throws ScenarioException if the file cannot be read or holds no valid scenario
     */
    public Reading read(Path file, List<String> settings) {
        return read(FileText.read(file), file.toString(), name(file), settings);
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName())
                .replaceFirst("\\.ya?ml$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceFirst("^[.-]+", "");
        return name.isEmpty() ? UNNAMED : name;
    }

    /**
     * Reads a text.
     *
     * @param source how messages call the text
     * @throws ScenarioException if it holds no valid scenario
     */
    public Reading read(String text, String source, List<String> settings) {
        return read(text, source, UNNAMED, settings);
    }

    private Reading read(String text, String source, String name, List<String> settings) {
        Findings findings = new Findings();
        Tree tree = TreeLoader.load(text, source, findings)
                .orElseThrow(() -> new ScenarioException(
                        Place.whole(source), "is empty: a scenario needs at least clients, deployment and balancers"));
        if (!(tree instanceof Keys root)) {
            throw new ScenarioException(
                    Place.whole(source),
                    "must be a mapping of keys such as clients and deployment but is " + tree.found());
        }
        Keys set = Settings.apply(PastedObjects.unwrap(root, findings), settings, findings);
        Scenario scenario = new Assembly(set, name, findings).scenario();
        findings.throwIfAny();
        if (scenario == null) {
            throw new IllegalStateException("no scenario and no problem in " + source);
        }
        return new Reading(scenario, findings.notes());
    }

    /**
     * A scenario that has been read.
     *
     * @param notes one line for each key that was accepted though it has no effect
     */
    public record Reading(Scenario scenario, List<String> notes) {
        public Reading {
            notes = List.copyOf(notes);
        }
    }

    /** Puts one scenario together. */
    private final class Assembly {
        private final Keys root;
        private final String fileName;
        private final Findings findings;
        private final RecordBinder binder;

        Assembly(Keys root, String fileName, Findings findings) {
            this.root = root;
            this.fileName = fileName;
            this.findings = findings;
            this.binder = new RecordBinder(vocabulary, findings);
        }

        @Nullable
        Scenario scenario() {
            checkKeys();
            Header header = binder.bind(part(RecordShape.of(Header.class).keys()), Header.class);
            Keys common = part(RecordShape.of(Setup.class).keys());
            VariantTrees trees = VariantTrees.of(root, common, findings);
            List<Variant> variants =
                    variants(trees, common, Optional.ofNullable(header).map(Header::duration));
            List<String> columns = columns();
            List<Objective> objectives = objectives(variants, trees.baseline());
            if (header == null || findings.reports() > 0) {
                return null;
            }
            String name = header.name().orElse(fileName);
            @Nullable
            Object[] arguments = {
                name,
                header.description(),
                header.seed(),
                header.duration(),
                header.replications(),
                variants,
                trees.baseline(),
                columns,
                objectives
            };
            return (Scenario) binder.create(RecordShape.of(Scenario.class), arguments, root);
        }

        private List<Variant> variants(VariantTrees trees, Keys common, Optional<Duration> duration) {
            Findings shared = new Findings();
            new SetupReader(vocabulary, shared, duration).read(withAnyBalancer(common));
            if (trees.setups().isEmpty()) {
                findings.addVariants(Map.of(UNNAMED, shared), shared);
                return List.of();
            }
            List<Variant> variants = new ArrayList<>();
            Map<String, Findings> found = new LinkedHashMap<>();
            trees.setups().forEach((name, tree) -> {
                Findings own = new Findings();
                new SetupReader(vocabulary, own, duration)
                        .read(tree)
                        .ifPresent(setup -> variants.add(new Variant(name, setup)));
                found.put(name, own);
            });
            findings.addVariants(found, shared);
            return variants;
        }

        /** The part of all variants as one, to see what is wrong with it alone. */
        private Keys withAnyBalancer(Keys common) {
            Optional<String> any = vocabulary.balancers().keySet().stream().findFirst();
            return any.isEmpty() || common.get(VariantTrees.BALANCER) != null
                    ? common
                    : common.with(
                            VariantTrees.BALANCER, new Entry(root.place(), new Scalar(root.place(), any.get(), true)));
        }

        private void checkKeys() {
            List<String> known = topLevelKeys();
            root.entries().forEach((key, entry) -> {
                if (!known.contains(key) && !key.startsWith("x-")) {
                    binder.unknown(entry.key(), key, known, RecordShape.notModelled(Header.class));
                }
            });
        }

        private Keys part(List<String> keys) {
            Map<String, Entry> entries = new LinkedHashMap<>(root.entries());
            entries.keySet().retainAll(keys);
            return new Keys(root.place(), entries);
        }

        private List<String> columns() {
            Tree tree = root.get(COLUMNS);
            return tree == null ? List.of() : new ColumnReader(vocabulary, findings).read(tree);
        }

        private List<Objective> objectives(List<Variant> variants, String baseline) {
            Tree tree = root.get(OBJECTIVES);
            if (tree == null) {
                return List.of();
            }
            Optional<Setup> setup = variants.stream()
                    .filter(variant -> variant.name().equals(baseline))
                    .map(Variant::setup)
                    .findFirst();
            return new ObjectiveReader(vocabulary, binder, findings).read(tree, setup);
        }
    }

    /** The keys of a scenario file, in the order in which it is printed. */
    static List<String> topLevelKeys() {
        List<String> keys = new ArrayList<>(RecordShape.of(Header.class).keys());
        keys.addAll(RecordShape.of(Setup.class).keys());
        keys.addAll(List.of(VariantTrees.BALANCERS, VariantTrees.COMPARE, COLUMNS, OBJECTIVES));
        return List.copyOf(keys);
    }
}
