package io.steelyard.select.kubeproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.steelyard.Allocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Times in seconds; the timeout is 100 s. */
class TemplatesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long ADDRESS = 77;

    private final Destinations destinations = new Destinations();
    private final Templates templates = new Templates(100 * SECOND, destinations);

    @BeforeEach
    void twoServers() {
        destinations.makeRoom(2);
        destinations.add(0);
        destinations.add(1);
    }

    private int use(long second) {
        return templates.use(second * SECOND, ADDRESS);
    }

    private int create(long second, int server) {
        return templates.create(second * SECOND, ADDRESS, server);
    }

    private void uncontrol(long second, int template) {
        templates.uncontrol(second * SECOND, template);
    }

    @Test
    void endsAfterTheTimeoutOfTheLastNewConnection() {
        assertEquals(Templates.NONE, use(0));
        int template = create(0, 1);
        assertEquals(template, use(99));
        assertEquals(1, templates.server(template));
        assertEquals(template, use(198));
        assertEquals(Templates.NONE, use(298));
        assertEquals(Templates.NONE, templates.use(0, ADDRESS + 1));
    }

    /** The timer ends at 100, runs for 60 s again because of the connection, and at 160 there is none. */
    @Test
    void outlivesTheTimeoutWhileItControlsAConnection() {
        int template = create(0, 1);
        templates.control(template);
        uncontrol(130, template);
        assertEquals(template, use(159));

        create(1_000, 1);
        assertNotEquals(Templates.NONE, use(1_000));
    }

    @Test
    void endsAtTheFirstRoundWithoutAConnection() {
        int template = create(0, 1);
        templates.control(template);
        uncontrol(130, template);
        assertEquals(Templates.NONE, use(160));
    }

    @Test
    void endsAtItsTimeIfTheConnectionIsForgottenBefore() {
        int template = create(0, 1);
        templates.control(template);
        uncontrol(99, template);
        assertEquals(Templates.NONE, use(100));
    }

    /** Once it has run on, its timer is 60 s for good: 500 + 60, and no more 500 + 100. */
    @Test
    void aConnectionAfterTheTimeoutStartsTheTimerWith60Seconds() {
        int template = create(0, 1);
        templates.control(template);
        assertEquals(template, use(500));
        uncontrol(501, template);
        assertEquals(template, use(559));
        assertEquals(template, use(618));
        assertEquals(Templates.NONE, use(678));
    }

    @Test
    void twoConnectionsHoldItUntilBothAreForgotten() {
        int template = create(0, 1);
        templates.control(template);
        templates.control(template);
        uncontrol(10, template);
        assertEquals(template, use(5_000));
        uncontrol(5_001, template);
        assertEquals(Templates.NONE, use(5_060));
    }

    @Test
    void isGivenUpWhenItsServerTakesNothingMore() {
        int template = create(0, 1);
        templates.control(template);
        destinations.quiesce(1);
        assertEquals(Templates.NONE, use(1));
        int other = create(1, 0);
        assertNotEquals(template, other, "the old one still controls a connection");
        uncontrol(2, template);
        assertEquals(other, use(2));
        assertEquals(template, templates.create(3 * SECOND, ADDRESS + 1, 0), "free again");
    }

    @Test
    void holdsAgainIfItsServerComesBackBeforeItIsAskedFor() {
        int template = create(0, 1);
        destinations.delete(1);
        destinations.add(1);
        assertEquals(template, use(50));
    }

    @Test
    void whatHasExpiredMakesRoom() {
        assertEquals(0, Allocation.of(() -> {
            for (int address = 0; address < 100_000; address++) {
                templates.create(address * 50L * SECOND, address, 0);
                templates.use((address * 50L + 1) * SECOND, address);
            }
            for (int address = 0; address < 100_000; address++) {
                templates.use(Long.MAX_VALUE, address);
            }
        }));
    }
}
