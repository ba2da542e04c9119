package io.steelyard.scenario.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    /** Products of whole numbers and powers of ten, as k8s.io/apimachinery forms them. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.3", "9m, 0.009000000000000001", "0.5, 0.5", "2k, 2000", "9u, 0.000009", "1.5Ki, 1536"})
    void quantityAsADouble(String text, double value) {
        assertEquals(value, Quantity.parse(text).doubleValue());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1m",
        "1000, 1",
        "912345, 912345m",
        "1500000, 1500",
        "1000000, 1k",
        "25000000000, 25M",
        "-2000000, -2k",
        "9000000000000000000, 9P"
    })
    void quantityAsKubernetesPrintsIt(long milli, String text) {
        assertEquals(text, Quantity.canonical(milli));
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
    void aLimitStandsInForAnAbsentRequest() {
        ResourceList none = new ResourceList(Optional.empty(), Optional.empty());
        ResourceList requests = new ResourceList(Optional.of(Quantity.parse("1")), Optional.empty());
        ResourceList limits = new ResourceList(Optional.of(Quantity.parse("2")), Optional.of(Quantity.parse("1Gi")));

        assertEquals(limits.cpu(), new ResourceRequirements(none, limits).requestedCpu());
        assertEquals(limits.memory(), new ResourceRequirements(none, limits).requestedMemory());
        assertEquals(requests.cpu(), new ResourceRequirements(requests, limits).requestedCpu());
        assertEquals(Optional.empty(), new ResourceRequirements(requests, none).requestedMemory());
    }

    @Test
    void versions() {
        assertEquals(34, KubernetesVersion.parse("v1.34.2").minor());
        assertThrows(IllegalArgumentException.class, () -> KubernetesVersion.parse("2.0"));
        assertThrows(IllegalArgumentException.class, () -> KubernetesVersion.parse("1.22"));
    }
}
