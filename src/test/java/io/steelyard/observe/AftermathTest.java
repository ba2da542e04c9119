package io.steelyard.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Storms told by hand: 200 clients, all of which lose their connection at 100 s; from then on each that waits tries once in
 * five seconds. The longest wait is 10 s, so that 200 s after the cause are the least that is judged.
 */
class AftermathTest {
    private static final int CLIENTS = 200;
    private static final double CRASH = 100;
    private static final double STEP = 5;

    private final int[] slots = new int[CLIENTS];
    private int lost;

    /** A history of so many seconds in which so many clients wait, by the seconds since the crash. */
    private RunResult play(double seconds, double causeEnds, DoubleUnaryOperator waiting) {
        Script script = script(seconds, causeEnds);
        int pod = start(script, CLIENTS);
        script.at(CRASH).event(0);
        for (int slot = 0; slot < CLIENTS; slot++) {
            script.loses(slots[slot], Observer.Loss.CRASH);
        }
        lost = CLIENTS;
        goOn(script, pod, seconds, waiting, Observer.Failure.OVERFLOW);
        return script.at(seconds).result();
    }

    private static Script script(double seconds, double causeEnds) {
        return new Script(
                seconds, OptionalDouble.empty(), Optional.empty(), Collections.nCopies(1, causeEnds), "crash");
    }

    private int start(Script script, int connected) {
        int pod = script.podServes();
        for (int client = 0; client < CLIENTS; client++) {
            slots[client] = client < connected
                    ? script.at(-1).arrivesOn(pod)
                    : script.at(-1).arrives();
        }
        script.at(0).start(1);
        return pod;
    }

    private void goOn(Script script, int pod, double seconds, DoubleUnaryOperator waiting, Observer.Failure cause) {
        for (double now = CRASH + STEP; now <= seconds; now += STEP) {
            script.at(now);
            long wanted = Math.round(waiting.applyAsDouble(now - CRASH));
            for (; lost > wanted; lost--) {
                script.connects(slots[lost - 1], pod);
            }
            for (; lost < Math.min(wanted, CLIENTS); lost++) {
                script.loses(slots[lost], Observer.Loss.CRASH);
            }
            for (int slot = 0; slot < lost; slot++) {
                script.fails(slots[slot], cause);
            }
            script.sample();
        }
    }

    private static void assertVerdict(double verdict, RunResult result) {
        assertEquals(verdict, result.blocks().get(0).value(StormMetrics.METASTABLE), "of the run");
        assertEquals(verdict, result.blocks().get(1).value(StormMetrics.METASTABLE), "of the block");
    }

    @Test
    void aStormThatStaysAsItIsKeepsItselfAlive() {
        assertVerdict(1, play(400, 0, after -> CLIENTS));
        assertVerdict(1, play(4000, 0, after -> CLIENTS));
        assertVerdict(1, play(400, 0, after -> after < 50 ? CLIENTS - 2 * after : 100));
    }

    @Test
    void aStormThatEndsDoesNot() {
        assertVerdict(0, play(400, 0, after -> Math.max(0, CLIENTS - after)));
        assertVerdict(0, play(4000, 0, after -> Math.max(0, CLIENTS - after)));
    }

    /** At so many seconds three in four still wait: the end is in sight, at four times the time. */
    @Test
    void aSlowDrainAtAConstantRateComesToItsEnd() {
        assertVerdict(0, play(400, 0, after -> Math.max(0, CLIENTS - after / 6)));
        assertVerdict(0, play(1300, 0, after -> Math.max(0, CLIENTS - after / 6)));
    }

    /** Fewer by 1 from quarter to quarter of 100 s: nearly 200 quarters are left, and ten times the time are 40. */
    @Test
    void aDrainThatTenTimesTheTimeWouldNotEndIsNone() {
        assertVerdict(1, play(500, 0, after -> CLIENTS - after / 100));
        // Fewer by 5: 38 quarters are left.
        assertVerdict(0, play(500, 0, after -> CLIENTS - after / 20));
    }

    @Test
    void aStormThatGrowsKeepsItselfAlive() {
        assertVerdict(1, play(400, 0, after -> after < 100 ? 100 : 100 + after / 4));
    }

    @Test
    void theAnswerIsThatOfTheRunTenTimesAsLong() {
        for (DoubleUnaryOperator waiting : List.<DoubleUnaryOperator>of(
                after -> CLIENTS,
                after -> Math.max(0, CLIENTS - after / 10),
                after -> Math.max(80, CLIENTS - after),
                after -> CLIENTS * Math.exp(-after / 150),
                after -> after < 150 ? CLIENTS : 0)) {
            double verdict = play(400, 0, waiting).blocks().get(0).value(StormMetrics.METASTABLE);
            assertVerdict(verdict, play(3100, 0, waiting));
        }
    }

    @Test
    void fewWhoAreLateAreNoStorm() {
        // One in a hundred is two of them.
        assertVerdict(0, play(400, 0, after -> 2));
        assertVerdict(1, play(400, 0, after -> 3));
    }

    @Test
    void whoWaitsWithoutTryingMakesNoStorm() {
        Script script = script(500, 0);
        int pod = start(script, CLIENTS);
        script.at(CRASH).event(0);
        for (int slot : slots) {
            script.loses(slot, Observer.Loss.CRASH);
        }
        lost = CLIENTS;
        goOn(script, pod, 400, after -> CLIENTS, Observer.Failure.OVERFLOW);
        for (double now = 410; now <= 500; now += 10) {
            script.at(now).sample();
        }
        assertVerdict(0, script.at(500).result());
    }

    /** In the last quarter, from 325 s on, only so many of those that wait try: three in four of them make a storm. */
    @Test
    void whoTriesLessAndLessMakesNoStorm() {
        for (double share : new double[] {0.7, 0.8}) {
            Script script = script(400, 0);
            int pod = start(script, CLIENTS);
            script.at(CRASH).event(0);
            for (int slot : slots) {
                script.loses(slot, Observer.Loss.CRASH);
            }
            lost = CLIENTS;
            goOn(script, pod, 325, after -> CLIENTS, Observer.Failure.OVERFLOW);
            for (double now = 330; now <= 400; now += STEP) {
                script.at(now);
                for (int client = 0; client < share * CLIENTS; client++) {
                    script.fails(slots[client], Observer.Failure.OVERFLOW);
                }
                script.sample();
            }
            assertVerdict(share < 0.75 ? 0 : 1, script.at(400).result());
        }
    }

    @Test
    void whileTheCauseLastsNothingIsSaid() {
        assertVerdict(Double.NaN, play(400, 401, after -> CLIENTS));
        assertVerdict(Double.NaN, play(400, 401, after -> 0));
        assertVerdict(Double.NaN, play(400, 300, after -> CLIENTS));
        assertVerdict(1, play(400, 200, after -> CLIENTS));
        Script script = script(400, 0);
        int pod = start(script, CLIENTS);
        script.at(CRASH).event(0);
        script.loses(slots[0], Observer.Loss.ROLLOUT);
        lost = 1;
        script.recorder.onRollout(script.now());
        goOn(script, pod, 400, after -> CLIENTS, Observer.Failure.OVERFLOW);
        assertVerdict(Double.NaN, script.at(400).result());
    }

    @Test
    void aRolloutIsACauseUntilItIsComplete() {
        for (double complete : new double[] {150, 250}) {
            Script script = script(400, 0);
            int pod = start(script, CLIENTS);
            script.at(CRASH).event(0);
            script.recorder.onRollout(script.now());
            script.loses(slots[0], Observer.Loss.ROLLOUT);
            lost = 1;
            script.at(complete).recorder.onRolloutComplete(script.now());
            goOn(script, pod, 400, after -> CLIENTS, Observer.Failure.OVERFLOW);
            assertVerdict(complete < 200 ? 1 : Double.NaN, script.at(400).result());
        }
    }

    @Test
    void whilePodsWaitForNodesNothingIsSaid() {
        Script script = script(400, 0);
        int pod = start(script, CLIENTS);
        script.at(CRASH).event(0);
        script.recorder.onPodsWaiting(script.now(), 1);
        script.loses(slots[0], Observer.Loss.NODE);
        lost = 1;
        goOn(script, pod, 400, after -> CLIENTS, Observer.Failure.OVERFLOW);
        assertVerdict(Double.NaN, script.at(400).result());
    }

    @Test
    void timeTooShortForTheWaitsIsNotJudged() {
        assertVerdict(Double.NaN, play(295, 0, after -> CLIENTS));
        assertVerdict(1, play(300, 0, after -> CLIENTS));
    }

    @Test
    void aStormThatIsOverIsOverAfterAnyTime() {
        assertVerdict(0, play(160, 0, after -> after < 20 ? CLIENTS : 0));
    }

    @Test
    void withoutALossNothingIsSaid() {
        Script script = script(400, 0);
        start(script, CLIENTS);
        script.at(CRASH).event(0);
        assertVerdict(Double.NaN, script.at(400).result());
    }

    /** Clients who find no room from the start on wait for a place, not for the end of a storm. */
    @Test
    void overloadFromTheStartIsNoStorm() {
        Script script = script(400, 0);
        int pod = start(script, CLIENTS / 2);
        for (double now = STEP; now < CRASH; now += STEP) {
            script.at(now).fails(slots[CLIENTS - 1]);
        }
        script.at(CRASH).event(0);
        script.loses(slots[0], Observer.Loss.CRASH);
        for (double now = CRASH + STEP; now <= 400; now += STEP) {
            script.at(now).fails(slots[CLIENTS - 1]);
            script.fails(slots[0]);
        }
        assertVerdict(Double.NaN, script.at(400).result());
        assertEquals(0, pod);
    }

    @Test
    void whereThereIsNoRoomThereIsNoStorm() {
        Script script = script(400, 0);
        int pod = start(script, CLIENTS);
        script.at(CRASH).event(0);
        for (int slot : slots) {
            script.loses(slot, Observer.Loss.CRASH);
        }
        lost = CLIENTS;
        goOn(script, pod, 400, after -> CLIENTS / 2, Observer.Failure.FULL);
        assertVerdict(Double.NaN, script.at(400).result());
    }

    @Test
    void aCureEndsTheStormOfTheBlockBefore() {
        Script script = new Script(800, OptionalDouble.empty(), Optional.empty(), List.of(0.0, 0.0), "crash", "scale");
        int pod = start(script, CLIENTS);
        script.at(CRASH).event(0);
        for (int slot : slots) {
            script.loses(slot, Observer.Loss.CRASH);
        }
        lost = CLIENTS;
        goOn(script, pod, 400, after -> CLIENTS, Observer.Failure.OVERFLOW);
        script.at(400).event(1);
        for (int slot : slots) {
            script.at(405).connects(slot, pod);
        }
        for (double now = 410; now <= 800; now += 10) {
            script.at(now).sample();
        }
        RunResult result = script.at(800).result();
        assertEquals(1, result.blocks().get(1).value(StormMetrics.METASTABLE));
        assertEquals(0, result.blocks().get(2).value(StormMetrics.METASTABLE));
        assertEquals(0, result.blocks().get(0).value(StormMetrics.METASTABLE));
    }
}
