package io.steelyard.observe;

import static io.steelyard.observe.Observer.Loss.CRASH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.fleet.PodTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each breach of a conservation law stops the run, and its message makes the breach happen again. */
class ConservationTest {
    private final Script script = new Script(100, "crash at 50s");
    private int first;
    private int second;
    private int client;

    @BeforeEach
    void start() {
        first = script.podServes();
        second = script.podServes();
        client = script.at(-7).arrivesOn(first);
        script.arrivesOn(second);
        script.at(0).start(2);
        script.at(10);
    }

    private String breachAtSample() {
        return String.valueOf(
                assertThrows(ConservationException.class, () -> script.at(20).sample())
                        .getMessage());
    }

    private String breachAtEvent() {
        return String.valueOf(
                assertThrows(ConservationException.class, () -> script.at(50).event(0))
                        .getMessage());
    }

    @Test
    void aRunThatKeepsTheLawsGoesOn() {
        script.loses(client, CRASH);
        script.at(12).connects(client, second);
        script.at(20).sample();
        script.at(50).event(0);
        script.podDeleted(first);
        script.podGone(first);
        script.at(60).leaves(client);
        assertTrue(script.at(100).result().trust().checks() > 0);
    }

    @Test
    void aPodThatNobodyToldOfIsFound() {
        script.pods.create(0, 7, script.now());

        assertEquals(
                "pods: counted 2, there 3, at 20000000000 ns of variant ours, replication 3, seed 42",
                breachAtSample());
    }

    @Test
    void aDeletionThatNobodyToldOfIsFound() {
        script.pods.delete(second, PodTable.Deletion.SCALE_DOWN, script.now());

        assertEquals(
                "pods: terminating 0, deleted 1, at 20000000000 ns of variant ours, replication 3, seed 42",
                breachAtSample());
    }

    @Test
    void aConnectionThatEndsOnAnotherPodIsFound() {
        script.clients.lose(client, script.now());
        script.pods.close(first);
        script.recorder.onLost(script.now(), client, second, CRASH, 17 * Script.SECOND);

        assertEquals(
                "pod 0: counted 1, holds 0, at 20000000000 ns of variant ours, replication 3, seed 42",
                breachAtSample());
    }

    @Test
    void aConnectionThatEndsAtAnotherAgeIsFound() {
        script.clients.lose(client, script.now());
        script.pods.close(first);
        script.recorder.onLost(script.now(), client, first, CRASH, 17 * Script.SECOND - 1);
        script.at(20).sample();

        assertTrue(breachAtEvent()
                .startsWith("pod 0: starts of its clients sum to 0, its connections' -1, at 50000000000"));
    }

    @Test
    void aPodThatIsGoneMustHaveLostExactlyWhatItHeld() {
        script.clients.lose(client, script.now());
        script.pods.close(first);
        script.recorder.onLost(script.now(), client, first, CRASH, 16 * Script.SECOND);

        assertTrue(assertThrows(ConservationException.class, () -> script.podGone(first))
                .getMessage()
                .startsWith("pod 0: gone, connections held 0, of 0, at 10000000000 ns"));
    }

    @Test
    void aPodThatIsGoneWithAConnectionIsFound() {
        assertTrue(assertThrows(ConservationException.class, () -> script.recorder.onPodGone(script.now(), second))
                .getMessage()
                .startsWith("pod 1: gone, connections held 1"));
    }

    @Test
    void aConnectionThatVanishesIsFound() {
        script.clients.remove(client);
        script.pods.close(first);

        assertTrue(breachAtSample().startsWith("pod 0: counted 1, holds 0"));
    }

    @Test
    void aConnectionThatIsCountedTwiceIsFound() {
        script.recorder.onAttempt(script.now(), client, false);
        script.recorder.onEstablished(script.now(), client, first, false, -1, 0);

        assertTrue(breachAtSample().startsWith("pod 0: counted 2, holds 1"));
    }

    @Test
    void aConnectionOfNobodyIsFound() {
        int ghost = script.arrives();
        script.recorder.onAttempt(script.now(), ghost, false);
        script.pods.open(first);
        script.recorder.onEstablished(script.now(), ghost, first, false, -1, 0);
        script.at(20).sample();

        assertTrue(breachAtEvent().startsWith("pod 0: clients 1, connections 2"));
    }

    @Test
    void anAttemptWithoutOutcomeIsFound() {
        int arrived = script.arrives();
        script.recorder.onAttempt(script.now(), arrived, false);

        assertTrue(breachAtSample().startsWith("attempts: made 1, ended or on their way 0"));
    }

    @Test
    void aClientThatNobodyToldOfIsFound() {
        script.clients.add(9, 0, script.now());

        assertTrue(breachAtSample().startsWith("clients: present 3, counted 2"));
    }

    @Test
    void timeThatGoesBackIsFound() {
        int arrived = script.at(15).arrives();
        assertTrue(assertThrows(ConservationException.class, () -> script.at(14).leaves(arrived))
                .getMessage()
                .startsWith("time goes back from 15000000000 ns, at 14000000000 ns"));
    }

    /**
     * The ages told are wrong by a nanosecond each, in opposite ways, so that the pod's sum of starts is right; but of the
     * client that came before the measured part only the part within counts, so that the connections' time is not.
     */
    @Test
    void connectionTimeThatDoesNotAddUpIsFound() {
        int later = script.arrivesOn(first);
        script.at(30);
        release(client, 37 * Script.SECOND + 1);
        release(later, 20 * Script.SECOND - 1);
        script.at(50).event(0);

        String breach = String.valueOf(
                assertThrows(ConservationException.class, () -> script.at(100).result())
                        .getMessage());
        // 30 s and 20 s, and 100 s of the client that stays.
        assertTrue(
                breach.startsWith("connection-nanoseconds: the integral over time is 150000000000,"
                        + " the connections' own sum 149999999999, at 100000000000 ns"),
                breach);
    }

    private void release(int slot, long age) {
        script.clients.remove(slot);
        script.pods.close(first);
        script.recorder.onReleased(script.now(), slot, first, age);
    }
}
