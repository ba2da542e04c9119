package io.steelyard.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void listsHaveOneAnd() {
        assertEquals("", Words.list(List.of()));
        assertEquals("a", Words.list(List.of("a")));
        assertEquals("a and b", Words.list(List.of("a", "b")));
        assertEquals("a, b and c", Words.list(List.of("a", "b", "c")));
    }

    @Test
    void countsHaveTheirPlural() {
        assertEquals("1 pod", Words.count(1, "pod"));
        assertEquals("1,200 pods", Words.count(1_200, "pod"));
    }

    @Test
    void linesBreakAtSpacesAndCountCharacters() {
        assertEquals(
                List.of("twenty characters it", "is, ± and · are one", "each"),
                Wrap.lines("twenty characters it is, ± and · are one each", 20));
        assertEquals(
                List.of("a", "word-that-is-longer-than-all", "b"), Wrap.lines("a word-that-is-longer-than-all b", 20));
    }

    @Test
    void labelledLinesBeginAtOneColumn() {
        assertEquals(
                List.of("why  one two three four", "     five"),
                Wrap.labelled("why", 5, "one two three four five", 25));
    }
}
