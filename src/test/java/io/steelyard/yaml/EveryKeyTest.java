package io.steelyard.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.scenario.Spec;
import io.steelyard.yaml.ReferenceText.Occurrence;
import io.steelyard.yaml.Tree.Scalar;
import io.steelyard.yaml.Vocabulary.MetricForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is refused at one key is refused at every key of the reference, which has them all. */
final class EveryKeyTest {
    private static final ReferenceText REFERENCE = new ReferenceText();
    private static final Shapes SHAPES = new Shapes(io.steelyard.Vocabularies.ofClassPath());

    /** The last letter is doubled. */
    @Test
    void misspellingIsReportedWithPlacePathAndNearestName() {
        List<String> wrong = new ArrayList<>();
        for (Occurrence key : REFERENCE.occurrences()) {
            String typed = key.key() + key.key().charAt(key.key().length() - 1);
            String path = key.place().sibling(key.key(), typed);
            boolean baseline = key.key().equals("baseline");
            Place at = baseline ? key.entry().value().place() : key.place();
            int shift = baseline ? 1 : 0;
            String expected =
                    lineAndColumn(new Place("", at.line(), at.column() + shift, "")) + path + refusal(key, typed);
            if (problems(REFERENCE.replaced(key.place(), key.key(), typed)).stream()
                    .noneMatch(p -> p.startsWith(expected))) {
                wrong.add(expected);
            }
        }

        assertTrue(REFERENCE.occurrences().size() > 300);
        assertEquals(List.of(), wrong);
    }

    private static String refusal(Occurrence key, String typed) {
        if (key.key().equals("baseline")) {
            return ": must be a mapping of what differs but is `least-conn`; did you mean `baseline`?";
        }
        boolean balancer = key.owner() == Spec.class && !key.key().equals("label");
        String what = balancer ? "balancer" : key.owner() == MetricForm.class ? "metric" : "key";
        return ": unknown " + what + " `" + typed + "`; did you mean `" + key.key() + "`? ";
    }

    @Test
    void whatIsNotModelledIsRefusedByNameWhereverItWouldStand() {
        Map<String, List<String>> refused = new LinkedHashMap<>();
        SHAPES.records().forEach((type, shape) -> refused.put(type.getName(), shape.notModelled()));
        SHAPES.choices().forEach((type, choice) -> refused.put(type.getName(), choice.notModelled()));
        refused.values().removeIf(List::isEmpty);
        Set<String> tried = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        firstKeys()
                .forEach(key -> refused.getOrDefault(key.owner().getName(), List.of())
                        .forEach(name -> {
                            String expected = lineAndColumn(key.place())
                                    + key.place().sibling(key.key(), name) + ": `" + name + "` is not modelled yet";
                            tried.add(key.owner().getName());
                            if (!problems(REFERENCE.with(key, name)).contains(expected)) {
                                wrong.add(expected);
                            }
                        }));

        assertEquals(List.of(), wrong);
        assertEquals(new TreeSet<>(refused.keySet()), tried);
    }

    @Test
    void whatHasNoEffectIsAcceptedAndNoted() {
        Set<String> tried = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        firstKeys()
                .forEach(key -> inert(key).forEach(name -> {
                    String expected = lineAndColumn(key.place()) + key.place().sibling(key.key(), name)
                            + ": has no effect on a simulation";
                    tried.add(key.owner().getName());
                    List<String> notes = Steelyard.reader()
                            .read(REFERENCE.with(key, name), ReferenceText.NAME, List.of())
                            .notes();
                    if (!notes.equals(List.of(expected))) {
                        wrong.add(expected + ", but " + notes);
                    }
                }));

        assertEquals(List.of(), wrong);
        Set<String> all = new TreeSet<>();
        SHAPES.records().values().stream()
                .filter(shape -> !shape.inert().isEmpty())
                .forEach(shape -> all.add(shape.type().getName()));
        assertEquals(all, tried);
    }

    @Test
    void aListIsNoScalar() {
        List<String> wrong = new ArrayList<>();
        for (Occurrence key : REFERENCE.occurrences()) {
            if (key.entry().value() instanceof Scalar scalar && scalar.plain()) {
                Place place = scalar.place();
                String start = lineAndColumn(place) + place.path() + ": must be ";
                List<String> found = problems(REFERENCE.replaced(place, scalar.text(), "[[]]"));
                if (found.stream().noneMatch(p -> p.startsWith(start) && p.contains(" but is a list"))) {
                    wrong.add(start + found);
                }
            }
        }

        assertEquals(List.of(), wrong);
    }

    private static List<String> inert(Occurrence key) {
        RecordShape shape = SHAPES.records().get(key.owner());
        return shape == null ? List.of() : shape.inert();
    }

    /** The first key of every mapping. */
    private static List<Occurrence> firstKeys() {
        Map<String, Occurrence> first = new LinkedHashMap<>();
        for (Occurrence key : REFERENCE.occurrences()) {
            String parent = key.owner().getName() + " " + key.place().sibling(key.key(), "");
            first.putIfAbsent(parent, key);
        }
        return List.copyOf(first.values());
    }

    private static String lineAndColumn(Place place) {
        return ReferenceText.NAME + ": line " + place.line() + ", column " + place.column() + ": ";
    }

    private static List<String> problems(String text) {
        ScenarioException refused = assertThrows(
                ScenarioException.class, () -> Steelyard.reader().read(text, ReferenceText.NAME, List.of()));
        return refused.problems().stream().map(Problem::text).toList();
    }
}
