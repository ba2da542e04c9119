package io.steelyard.yaml;

import io.steelyard.scenario.Objective;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.Scenario.Variant;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.scenario.Setup;
import io.steelyard.yaml.Tree.Entry;
import io.steelyard.yaml.Tree.Items;
import io.steelyard.yaml.Tree.Keys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads scenario files; strict, and with every problem of a file in one {@link ScenarioException}. */
public final class ScenarioReader {
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
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        return read(FileText.read(file), file.toString(), name.toLowerCase(Locale.ROOT), settings);
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
            VariantTrees trees =
                    VariantTrees.of(root, part(RecordShape.of(Setup.class).keys()), findings);
            List<Variant> variants = new ArrayList<>();
            trees.setups().forEach((name, tree) -> {
                Setup setup = binder.bind(tree, Setup.class);
                if (setup != null) {
                    variants.add(new Variant(name, new AutoscalerCheck(findings).checked(setup, tree)));
                    if (header != null) {
                        checkEvents(setup, tree, header);
                    }
                }
            });
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
                objectives
            };
            return (Scenario) binder.create(RecordShape.of(Scenario.class), arguments, root);
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

        private void checkEvents(Setup setup, Keys tree, Header header) {
            for (int i = 0; i < setup.events().size(); i++) {
                ScenarioEvent event = setup.events().get(i);
                if (event.at().compareTo(header.duration()) >= 0) {
                    Place place = tree.get("events") instanceof Items items
                            ? items.items().get(i).place()
                            : tree.place();
                    findings.problem(
                            place,
                            "happens after the end of the run: duration is " + Scalars.write(header.duration())
                                    + ", at is " + Scalars.write(event.at()));
                }
            }
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
        keys.addAll(List.of(VariantTrees.BALANCERS, VariantTrees.COMPARE, OBJECTIVES));
        return List.copyOf(keys);
    }
}
