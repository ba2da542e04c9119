package io.steelyard.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.Vocabularies;
import io.steelyard.scenario.Objective;
import io.steelyard.scenario.ScalerSpec;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.Spec;
import io.steelyard.yaml.KeyMeanings.Meaning;
import io.steelyard.yaml.RecordShape.Component;
import io.steelyard.yaml.ReferenceText.Occurrence;
import io.steelyard.yaml.Vocabulary.MetricForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The file scenarios/reference.yaml says what the code does. */
final class ReferenceTest {
    private static final Vocabulary VOCABULARY = Vocabularies.ofClassPath();
    private static final ReferenceText REFERENCE = new ReferenceText();
    private static final KeyMeanings MEANINGS = KeyMeanings.of(REFERENCE.text(), VOCABULARY);
    private static final Shapes SHAPES = new Shapes(VOCABULARY);

    @Test
    void referenceIsAScenarioWithoutAnythingIdle() {
        ScenarioReader.Reading reading = Steelyard.reader().read(ReferenceText.FILE, List.of());

        assertEquals(List.of(), reading.notes());
        assertTrue(REFERENCE.text().startsWith("# yaml-language-server: $schema=scenario.schema.json\n"));
    }

    @Test
    void everyKeyOfTheCodeStandsInItAndNoOther() {
        Set<String> found = REFERENCE.occurrences().stream()
                .filter(key -> !isName(key))
                .map(Occurrence::id)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(SHAPES.keys()), found);
    }

    @Test
    void everyBalancerStandsInIt() {
        Set<String> found = REFERENCE.occurrences().stream()
                .filter(key -> key.owner() == Spec.class && !key.key().equals("label"))
                .map(Occurrence::key)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(VOCABULARY.balancers().keySet()), found);
    }

    @Test
    void everyAutoscalerStandsInIt() {
        Set<String> found = REFERENCE.occurrences().stream()
                .filter(key -> key.owner() == ScalerSpec.class)
                .map(Occurrence::key)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(VOCABULARY.scalers().keySet()), found);
    }

    @Test
    void everyKeyIsExplainedWhereItFirstStands() {
        List<String> bare = REFERENCE.first().values().stream()
                .filter(key -> !isName(key) && !REFERENCE.line(key.place()).contains(" # "))
                .map(Occurrence::id)
                .toList();

        assertEquals(List.of(), bare);
        assertFalse(
                MEANINGS.find(Scenario.class, "balancers").orElseThrow().text().isEmpty());
        for (String key : SHAPES.keys()) {
            int space = key.indexOf(' ');
            assertTrue(meaning(REFERENCE.first().get(key)).text().length() > 3, key.substring(space));
        }
    }

    @Test
    void everyDefaultIsTheCodes() {
        List<String> wrong = new ArrayList<>();
        SHAPES.records()
                .values()
                .forEach(shape -> shape.components().stream()
                        .filter(component -> !component.inline() && !isMetricOfObjective(shape, component))
                        .forEach(component -> {
                            Occurrence shown = REFERENCE.first().get(Shapes.id(shape.type(), component.key()));
                            String expected = expectedMark(component, shown);
                            if (!meaning(shown).mark().equals(expected)) {
                                wrong.add(shown.id() + " is marked `"
                                        + meaning(shown).mark() + "` instead of `" + expected + "`");
                            }
                        }));

        assertEquals(List.of(), wrong);
    }

    /** The metric of an objective is a key itself, not a key's value. */
    private static boolean isMetricOfObjective(RecordShape shape, Component component) {
        return shape.type() == Objective.class && component.name().equals("metric");
    }

    /** Nothing is marked where the file shows the default itself. */
    private static String expectedMark(Component component, Occurrence shown) {
        if (component.needed()) {
            return "required";
        }
        if (component.optional()) {
            return "optional";
        }
        RecordBinder binder = new RecordBinder(VOCABULARY, new Findings());
        Object byDefault = binder.bindAny(RecordBinder.defaultTree(component), component.type());
        Object value = binder.bindAny(shown.entry().value(), component.type());
        return byDefault != null && byDefault.equals(value)
                ? ""
                : "default: " + component.defaultText().orElseThrow();
    }

    @Test
    void everyConstantIsNamed() {
        List<String> unnamed = new ArrayList<>();
        SHAPES.records()
                .values()
                .forEach(shape -> shape.components().stream()
                        .filter(component -> RecordShape.raw(component.type()).isEnum())
                        .forEach(component -> {
                            Occurrence shown = REFERENCE.first().get(Shapes.id(shape.type(), component.key()));
                            EnumNames.all(RecordShape.raw(component.type())).stream()
                                    .filter(name -> !meaning(shown).text().matches("(?:.*\\W)?" + name + "(?:\\W.*)?"))
                                    .forEach(name -> unnamed.add(shown.id() + ": " + name));
                        }));

        assertEquals(List.of(), unnamed);
    }

    private static Meaning meaning(Occurrence key) {
        return MEANINGS.find(key.owner(), key.key()).orElseThrow();
    }

    /** Names of balancers, autoscalers and metrics are explained by the program's lists. */
    private static boolean isName(Occurrence key) {
        boolean balancer = key.owner() == Spec.class && !key.key().equals("label");
        return balancer || key.owner() == ScalerSpec.class || key.owner() == MetricForm.class;
    }
}
