package io.steelyard.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.yaml.Tree.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that are no YAML, or more than a scenario may hold. */
final class TreeLoaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: {b: 5\\nc: 6            | line 2, column 2: is not YAML: while parsing a flow mapping: expected ',' or '}', but got :
            a: [1, 2                   | line 1, column 9: is not YAML: while parsing a flow sequence: expected ',' or ']', but got <stream end>
            a: 1\\n b: 2               | line 2, column 3: is not YAML: mapping values are not allowed here
            a:\\n\\tb: 1               | line 2, column 1: is not YAML: while scanning for the next token: found character '\\t(TAB)' that cannot start any token: indent with spaces
            'a: "b'                    | line 1, column 6: is not YAML: while scanning a quoted scalar: found unexpected end of stream
            a: @b                      | line 1, column 4: is not YAML: while scanning for the next token: found character '@' that cannot start any token
            a: 1\\n---\\nb: 2          | line 3, column 1: a second document begins: a scenario is one document
            a: !!int 5                 | line 1, column 4: a: type tags are not read: remove `tag:yaml.org,2002:int`
            a: !new {b: 1}             | line 1, column 4: a: type tags are not read: remove `!new`
            !x a: 1                    | line 1, column 1: a: type tags are not read: remove `!x`
            a: *b                      | line 1, column 4: a: alias `*b` has no finished anchor `&b` above it
            a: &b [*b]                 | line 1, column 8: a[0]: alias `*b` has no finished anchor `&b` above it
            '? [a]\\n: 1'              | line 1, column 3: a key must be a plain word
            '&x a: 1\\n*x : 2'         | line 2, column 1: a key must be a plain word
            - a: 1\\n- *z              | line 2, column 3: [1]: alias `*z` has no finished anchor `&z` above it
            """)
    void whatIsNoYamlIsRefusedInOneLine(String text, String message) {
        ScenarioException refused = assertThrows(
                ScenarioException.class, () -> load(text.replace("\\n", "\n").replace("\\t", "\t"), new Findings()));

        assertEquals("s.yaml: " + message, refused.getMessage());
    }

    @Test
    void duplicateAndMergeKeysAreFoundTogether() {
        Findings findings = new Findings();
        load("a: &x {b: 1, c: 2, b: 3}\nd: {<<: *x, \"<<\": 1}\na: 2\n", findings);

        ScenarioException refused = assertThrows(ScenarioException.class, findings::throwIfAny);
        assertEquals(
                List.of(
                        "s.yaml: line 1, column 20: a.b: duplicate key, first on line 1",
                        "s.yaml: line 2, column 5: d.<<: merge keys are not read: write the keys out, or give the whole"
                                + " value as an alias",
                        "s.yaml: line 3, column 1: a: duplicate key, first on line 1"),
                refused.problems().stream().map(Problem::text).toList());
    }

    @Test
    void whatAnAliasStandsForKeepsItsLinesUnderTheNewPath() {
        Keys root = (Keys) load("a: &x\n  b: [1]\nc: *x\n", new Findings());

        Keys copy = (Keys) root.get("c");
        Place place = copy.entries().get("b").key();
        assertEquals("s.yaml: line 2, column 3: c.b", place.toString());
        assertEquals("c.b[0]", copy.get("b").children().get(0).place().path());
    }

    @Test
    void columnsCountCharactersNotHalvesOfThem() {
        Keys root = (Keys) load("{\"\uD83D\uDE00\": 1, b: 2}", new Findings());

        assertEquals(10, root.entries().get("b").key().column());
    }

    /** Ten levels of ten aliases each are 10^10 values. */
    @Test
    void anAliasBombIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level <= 10; level++) {
            String alias = "*a" + (level - 1);
            String aliases = IntStream.range(0, 10).mapToObj(i -> alias).collect(Collectors.joining(", "));
            bomb.append("a")
                    .append(level)
                    .append(": &a")
                    .append(level)
                    .append(" [")
                    .append(aliases)
                    .append("]\n");
        }

        assertEquals(
                "s.yaml: line 6, column 10: a5[0]: too many values: at most 200000, what an alias stands for counted each"
                        + " time",
                refusal(bomb.toString()));
    }

    @Test
    void deepNestingIsRefusedHoweverItComesAbout() {
        assertEquals("s.yaml: line 1, column 51: nested too deeply: at most 50 levels", refusal("[".repeat(100_000)));
        assertEquals(
                "s.yaml: line 1, column 201: nested too deeply: at most 50 levels",
                refusal("{a: ".repeat(60) + "1" + "}".repeat(60)));
        String half = "{k: ".repeat(30) + "1" + "}".repeat(30);
        assertEquals(
                "s.yaml: line 2, column 124: nested too deeply: at most 50 levels",
                refusal("a: &a " + half + "\nb: " + "{k: ".repeat(30) + "*a" + "}".repeat(30) + "\n"));
    }

    @Test
    void longPathsAreRefusedHoweverTheyComeAbout() {
        String key = "k".repeat(250);
        assertEquals(
                "s.yaml: line 1, column 760: keys too long: with those above it at most 600 characters, but has 752",
                refusal(("{" + key + ": ").repeat(3) + "1}}}"));
        assertEquals(
                "s.yaml: line 2, column 253: keys too long: with those above it at most 600 characters, but has 752",
                refusal("a: &a {" + key + ": {" + key + ": 1}}\n" + key + ": *a\n"));
    }

    @Test
    void copiesOfALongValueAreCountedToo() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            keys.add("{" + "k".repeat(10) + ": ");
        }
        String deep = String.join("", keys) + "[" + "1, ".repeat(4_000) + "1]" + "}".repeat(40);

        assertEquals(
                "s.yaml: line 2, column 197: b[48]: too many values: at most 200000, what an alias stands for counted each"
                        + " time",
                refusal("a: &a " + deep + "\nb: [" + "*a, ".repeat(50) + "*a]\n"));
    }

    private static String refusal(String text) {
        return assertThrows(ScenarioException.class, () -> load(text, new Findings()))
                .getMessage();
    }

    private static Tree load(String text, Findings findings) {
        return TreeLoader.load(text, "s.yaml", findings).orElseThrow();
    }
}
