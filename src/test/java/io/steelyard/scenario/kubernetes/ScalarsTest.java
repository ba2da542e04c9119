package io.steelyard.scenario.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScalarsTest {
    @ParameterizedTest
    @CsvSource({
        "1000, 1000000",
        "1k, 1000000",
        "100m, 100",
        "1.5, 1500",
        "1Ki, 1024000",
        "40Ki, 40960000",
        "2M, 2000000000",
        "1e3, 1000000",
        "1E, 1000000000000000000000",
        "0, 0",
        ".5, 500",
        "1., 1000",
        "250000u, 250",
        "1u, 1",
        "1n, 1",
        "1500u, 2",
        "0.0001, 1",
        "-1.5, -1500",
        "1.0001Ki, 1024103"
    })
    void quantityInThousandthsRoundedUp(String text, String milli) {
        if (milli.length() > 19) {
            assertThrows(IllegalArgumentException.class, () -> Quantity.parse(text));
        } else {
            assertEquals(Long.parseLong(milli), Quantity.parse(text).milliValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k", "1kk", "1 k", "1K", "ten", "1e", "0x10", "1Kib", "1e9999", "--1", "1,5"})
    void noQuantity(String text) {
        assertThrows(IllegalArgumentException.class, () -> Quantity.parse(text));
    }

    @Test
    void percentOfPodsRoundsAsAsked() {
        IntOrPercent quarter = IntOrPercent.parse("25%");

        assertEquals(3, quarter.ofRoundedUp(10));
        assertEquals(2, quarter.ofRoundedDown(10));
        assertEquals(7, IntOrPercent.parse("7").ofRoundedUp(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "-1", "2.5%", "oops", "1e2", "25 %"})
    void neitherIntNorPercent(String text) {
        assertThrows(IllegalArgumentException.class, () -> IntOrPercent.parse(text));
    }

    @Test
    void quotedNumberIsNoPercentage() {
        assertThrows(IllegalArgumentException.class, () -> IntOrPercent.parsePercent("1"));
    }

    @Test
    void sleepingHooksAreUnderstood() {
        assertEquals(Duration.ofSeconds(5), new ExecAction(List.of("sleep", "5")).duration());
        assertEquals(Duration.ofSeconds(5), new ExecAction(List.of("/bin/sleep", "5s")).duration());
        assertEquals(Duration.ofMillis(2500), new ExecAction(List.of("sh", "-c", "sleep 2.5")).duration());
        assertEquals(Duration.ofMinutes(2), new ExecAction(List.of("/bin/bash", "-c", " sleep 2m ")).duration());
    }

    @Test
    void otherHooksAreRefused() {
        for (List<String> command : List.of(
                List.of("nginx", "-s", "quit"),
                List.of("sh", "-c", "sleep 5 && nginx -s quit"),
                List.of("sleep", "5", "6"),
                List.of("sleep 5"),
                List.<String>of())) {
            assertThrows(IllegalArgumentException.class, () -> new ExecAction(command), command.toString());
        }
    }

    @Test
    void versions() {
        assertEquals(34, KubernetesVersion.parse("v1.34.2").minor());
        assertThrows(IllegalArgumentException.class, () -> KubernetesVersion.parse("2.0"));
        assertThrows(IllegalArgumentException.class, () -> KubernetesVersion.parse("1.22"));
    }
}
