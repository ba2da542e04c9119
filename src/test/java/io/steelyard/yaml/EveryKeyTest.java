package io.steelyard.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.Vocabularies;
import io.steelyard.scenario.ScalerSpec;
import io.steelyard.scenario.Spec;
import io.steelyard.yaml.ReferenceText.Occurrence;
import io.steelyard.yaml.Tree.Scalar;
import io.steelyard.yaml.Vocabulary.MetricForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is refused at one key is refused at every key of the reference, which has them all; many at once. */
final class EveryKeyTest {
    private static final ReferenceText REFERENCE = new ReferenceText();
    private static final Shapes SHAPES = new Shapes(Vocabularies.ofClassPath());

    /** The last letter is doubled; all keys of one depth at once, because a misspelt key hides those below it. */
    @Test
    void misspellingIsReportedWithPlacePathAndNearestName() {
        Map<Integer, List<Occurrence>> byDepth = REFERENCE.occurrences().stream()
                .filter(key -> !(key.entry().value() instanceof Scalar scalar && scalar.isNull()))
                .collect(Collectors.groupingBy(EveryKeyTest::depth, TreeMap::new, Collectors.toList()));
        List<String> unreported = new ArrayList<>();
        byDepth.values().forEach(keys -> {
            Edits edits = new Edits();
            keys.forEach(key -> edits.replace(key.place(), key.key(), misspelt(key)));
            List<String> problems = problems(REFERENCE.with(edits));
            keys.stream()
                    .map(key -> refusalOfMisspelt(key, edits))
                    .filter(start -> problems.stream().noneMatch(problem -> problem.startsWith(start)))
                    .forEach(unreported::add);
        });

        assertTrue(REFERENCE.occurrences().size() > 300);
        assertEquals(List.of(), unreported);
    }

    private static int depth(Occurrence key) {
        return (int) key.place().path().chars().filter(c -> c == '.').count();
    }

    private static String misspelt(Occurrence key) {
        return key.key() + key.key().charAt(key.key().length() - 1);
    }

    private static String refusalOfMisspelt(Occurrence key, Edits edits) {
        Place place = key.key().equals("baseline") ? key.entry().value().place() : key.place();
        String at = lineAndColumn(edits.moved(place)) + key.place().sibling(key.key(), misspelt(key));
        if (key.key().equals("baseline")) {
            return at + ": must be a mapping of what differs but is `least-conn`; did you mean `baseline`?";
        }
        boolean balancer = key.owner() == Spec.class && !key.key().equals("label");
        boolean scaler = key.owner() == ScalerSpec.class;
        String what =
                balancer ? "balancer" : scaler ? "autoscaler" : key.owner() == MetricForm.class ? "metric" : "key";
        return at + ": unknown " + what + " `" + misspelt(key) + "`; did you mean `" + key.key() + "`? ";
    }

    /** The names of one record or choice at once, wherever it stands. */
    @Test
    void whatIsNotModelledIsRefusedByNameWhereverItWouldStand() {
        Map<Class<?>, List<String>> refused = new LinkedHashMap<>();
        SHAPES.records().forEach((type, shape) -> refused.put(type, shape.notModelled()));
        SHAPES.choices().forEach((type, choice) -> refused.put(type, choice.notModelled()));
        refused.values().removeIf(List::isEmpty);

        refused.forEach((type, names) -> {
            Edits edits = new Edits();
            Map<String, String> added = added(type, names, edits);
            List<String> expected = new ArrayList<>();
            added.forEach((place, name) -> expected.add(place + ": `" + name + "` is not modelled yet"));

            assertTrue(expected.size() >= names.size(), type.getName());
            assertEquals(sorted(expected), sorted(problems(REFERENCE.with(edits))));
        });
    }

    @Test
    void whatHasNoEffectIsAcceptedAndNoted() {
        Set<Class<?>> tried = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
        SHAPES.records().values().stream()
                .filter(shape -> !shape.inert().isEmpty())
                .forEach(shape -> {
                    Edits edits = new Edits();
                    List<String> expected = new ArrayList<>();
                    added(shape.type(), shape.inert(), edits)
                            .forEach((place, name) -> expected.add(place + ": has no effect on a simulation"));

                    assertTrue(
                            expected.size() >= shape.inert().size(),
                            shape.type().getName());
                    assertEquals(
                            sorted(expected),
                            sorted(Steelyard.reader()
                                    .read(REFERENCE.with(edits), ReferenceText.NAME, List.of())
                                    .notes()));
                    tried.add(shape.type());
                });

        assertTrue(tried.size() > 5);
    }

    /** Adds keys before the first one of every mapping of a type; their names by place and path. */
    private static Map<String, String> added(Class<?> type, List<String> names, Edits edits) {
        List<Occurrence> first = firstKeys().stream()
                .filter(key -> key.owner() == type && REFERENCE.beginsLine(key.place()))
                .toList();
        for (Occurrence key : first) {
            String lineBreak = ": 1\n" + " ".repeat(key.place().column() - 1);
            edits.replace(key.place(), key.key(), String.join(lineBreak, names) + lineBreak + key.key());
        }
        Map<String, String> added = new LinkedHashMap<>();
        for (Occurrence key : first) {
            Place moved = edits.moved(key.place());
            for (int i = 0; i < names.size(); i++) {
                String path = key.place().sibling(key.key(), names.get(i));
                added.put(lineAndColumn(new Place("", moved.line() + i, moved.column(), "")) + path, names.get(i));
            }
        }
        return added;
    }

    /** The first key of every mapping. */
    private static Collection<Occurrence> firstKeys() {
        Map<String, Occurrence> first = new LinkedHashMap<>();
        for (Occurrence key : REFERENCE.occurrences()) {
            first.putIfAbsent(key.owner().getName() + " " + key.place().sibling(key.key(), ""), key);
        }
        return first.values();
    }

    /** All at once. */
    @Test
    void aListIsNoScalar() {
        Edits edits = new Edits();
        List<Scalar> scalars = REFERENCE.occurrences().stream()
                .map(key -> key.entry().value())
                .filter(value -> value instanceof Scalar scalar && scalar.plain())
                .map(value -> (Scalar) value)
                .toList();
        scalars.forEach(scalar -> edits.replace(scalar.place(), scalar.text(), "[[]]"));

        List<String> problems = problems(REFERENCE.with(edits));

        List<String> unreported = scalars.stream()
                .map(scalar -> lineAndColumn(edits.moved(scalar.place()))
                        + scalar.place().path() + ": must be ")
                .filter(start -> problems.stream().noneMatch(p -> p.startsWith(start) && p.contains(" but is a list")))
                .toList();
        assertTrue(scalars.size() > 150);
        assertEquals(List.of(), unreported);
    }

    private static String lineAndColumn(Place place) {
        return ReferenceText.NAME + ": line " + place.line() + ", column " + place.column() + ": ";
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }

    private static List<String> problems(String text) {
        ScenarioException refused = assertThrows(
                ScenarioException.class, () -> Steelyard.reader().read(text, ReferenceText.NAME, List.of()));
        return refused.problems().stream().map(Problem::text).toList();
    }
}
