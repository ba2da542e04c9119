package io.steelyard.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNameTest {
    private static final List<String> KNOWN =
            List.of("at", "over", "rate", "round-robin", "random", "terminationGracePeriodSeconds", "readinessProbe");

    @ParameterizedTest
    @CsvSource({
        "rte, rate",
        "ratee, rate",
        "raet, rate",
        "ower, over",
        "ta, at",
        "roundRobin, round-robin",
        "ROUND_ROBIN, round-robin",
        "randm, random",
        "terminationGraceSeconds, terminationGracePeriodSeconds",
        "readinesProbe, readinessProbe"
    })
    void aMisspellingIsRecognised(String typed, String meant) {
        assertEquals(Optional.of(meant), NearestName.of(typed, KNOWN));
    }

    @ParameterizedTest
    @CsvSource({"xy", "foo", "weight", "''"})
    void anotherWordIsNot(String typed) {
        assertEquals(Optional.empty(), NearestName.of(typed, KNOWN));
    }

    @Test
    void theEarlierOfEquallyNearNamesWins() {
        assertEquals(Optional.of("cap"), NearestName.of("cat", List.of("cap", "car")));
    }

    @Test
    void aVeryLongWordTakesNoTime() {
        assertEquals(Optional.empty(), NearestName.of("x".repeat(1_000_000), KNOWN));
    }

    @Test
    void theRefusalNamesWhatIsKnown() {
        assertEquals(
                "unknown preset `anu`; did you mean `ann`? (known: ann, bob)",
                NearestName.unknown("preset", "anu", List.of("ann", "bob")).getMessage());
    }
}
