package io.steelyard.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.random.CounterStream;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeedingTest {
    private static final long SECOND = 1_000_000_000L;

    private final CounterStream draws = new CounterStream(5, 1);
    private final Optional<Advice> hint = Optional.of(Advice.within(Duration.ofSeconds(8)));

    private Heeding clients(String keys) {
        return new Heeding(
                Steelyard.parse("duration: 1s\nclients: {open: 1, lifetime: never, " + keys
                                + "}\ndeployment: {}\nbalancer: random\n")
                        .baselineSetup()
                        .clients(),
                draws);
    }

    @Test
    void aHintGoesBeforeACloseCode() {
        assertEquals(hint, clients("closeCodes: heeded").told(3, hint));
        assertEquals(
                Optional.of(Advice.OF_CLOSE_CODE), clients("closeCodes: heeded").told(3, Optional.empty()));
        assertEquals(
                Optional.of(Advice.OF_CLOSE_CODE),
                clients("closeCodes: heeded, honour: 0%").told(3, hint));
        assertEquals(Optional.empty(), clients("closeCodes: ignored").told(3, Optional.empty()));
        assertEquals(Optional.empty(), clients("honour: 0%").told(3, hint));
    }

    /** Of 10,000 clients 3,000 in the mean, with a deviation of 45.8, of which 3.9 are 179. Each does the same always. */
    @Test
    void theSameShareOfClientsHonoursEveryHint() {
        Heeding some = clients("honour: 30%");
        int honouring = 0;
        for (int client = 0; client < 10_000; client++) {
            boolean honours = some.told(client, hint).isPresent();
            honouring += honours ? 1 : 0;
            assertEquals(honours, some.told(client, hint).isPresent());
        }
        assertEquals(3_000, honouring, 179);
    }

    /** 10,000 waits uniform between 5 s and 30 s: mean 17.5 s, deviation of the mean 25 / sqrt(12) / 100 = 0.0722 s. */
    @Test
    void waitsAreUniformInTheRange() {
        double sum = 0;
        for (int client = 0; client < 10_000; client++) {
            long wait = Advice.OF_CLOSE_CODE.waitNanos(draws, client, 2);
            assertTrue(wait >= 5 * SECOND && wait < 30 * SECOND, "" + wait);
            sum += wait / 1e9;
        }
        assertEquals(17.5, sum / 10_000, 3.9 * 0.0722);
        assertEquals(Advice.OF_CLOSE_CODE.waitNanos(draws, 1, 2), Advice.OF_CLOSE_CODE.waitNanos(draws, 1, 2));
        assertNotEquals(Advice.OF_CLOSE_CODE.waitNanos(draws, 1, 2), Advice.OF_CLOSE_CODE.waitNanos(draws, 1, 3));
    }
}
