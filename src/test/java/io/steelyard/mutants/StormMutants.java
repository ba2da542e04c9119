package io.steelyard.mutants;

import java.util.List;

/** Wrong lines of what makes storms, of what cures them, and of what tells that they do not end. */
final class StormMutants {
    private StormMutants() {}

    /**
     * A wrong line.
     *
     * @param what what is wrong, in words
     * @param file the source file, below {@code io/steelyard} of main
     * @param original what stands there, exactly once
     * @param replacement what stands there instead
     * @param test the test that tells, as {@link TestMethods} takes it
     */
    record WrongLine(String what, String file, String original, String replacement, String test) {
        @Override
        public String toString() {
            return what;
        }
    }

    /** What attempts take, and what holds them back. */
    static List<WrongLine> ofAttempts() {
        return List.of(
                new WrongLine(
                        "a handshake that is done as its timeout ends is late",
                        "session/Attempts.java",
                        "return done <= limit ? await",
                        "return done < limit ? await",
                        "session.AttemptsTest#whatIsDoneAtTheInstantOfTheTimeoutIsDone"),
                new WrongLine(
                        "a proxy waits as long as the client",
                        "session/Attempts.java",
                        "Math.min(patienceEndNanos[slot], after(now, settings.answerNanos()))",
                        "patienceEndNanos[slot]",
                        "session.AttemptsTest#theShorterPatienceEndsTheAttempt"),
                new WrongLine(
                        "who gives up leaves the queue",
                        "session/Attempts.java",
                        "if (done < now) {",
                        "if (done >= now) {",
                        "session.AttemptsTest#whoLeavesIsServedInVainOnce"),
                new WrongLine(
                        "who leaves in the instant of its service leaves the queue",
                        "session/Attempts.java",
                        "if (done < now) {",
                        "if (done <= now) {",
                        "session.AttemptsTest#whoLeavesAtTheInstantOfItsServiceIsServedInVain"),
                new WrongLine(
                        "at a lost node a client waits as long as without a proxy",
                        "session/Attempts.java",
                        "await(slot, AT_POD, waitEndNanos[slot])",
                        "await(slot, AT_POD, patienceEndNanos[slot])",
                        "session.AttemptsTest#aLostNodeIsSilentUntilTheProxysTimeEnds"),
                new WrongLine(
                        "a pod that ends is silent, and a lost node is not",
                        "session/Attempts.java",
                        "if (silent) {",
                        "if (!silent) {",
                        "session.AttemptsTest#aPodThatEndsRefusesThoseWhoWait"),
                new WrongLine(
                        "all requests must come to one pod where they need not",
                        "session/Attempts.java",
                        "podOf[slot] != way && settings.samePod()",
                        "podOf[slot] != way && !settings.samePod()",
                        "session.AttemptsTest#aFurtherRequestMayComeToAnotherPodElsewhere"),
                new WrongLine(
                        "an attempt that fails keeps its way",
                        "session/Attempts.java",
                        "connector.release(now, slot, clients.number(slot), podOf[slot]);\n        return end(slot, result);",
                        "return end(slot, result);",
                        "session.AttemptsTest#aFurtherRequestAtAnotherPodFailsWhereAllMustComeToOne"),
                new WrongLine(
                        "one request more",
                        "session/Attempts.java",
                        "if (++request[slot] >= settings.requests())",
                        "if (++request[slot] > settings.requests())",
                        "session.AttemptsTest#requestsTakeNoTimeWherePodsTakeNone"),
                new WrongLine(
                        "what all pods depend on ends with a pod",
                        "session/Attempts.java",
                        "if (Math.abs(stage[slot]) == DOWNSTREAM) {\n                    giveUp",
                        "if (Math.abs(stage[slot]) != DOWNSTREAM) {\n                    giveUp",
                        "session.AttemptsTest#whatAllDependOnServesInVainForAPodThatEnded"),
                new WrongLine(
                        "a service takes whole nanoseconds",
                        "fleet/ServiceQueue.java",
                        "(long) (inBusyPeriod * serviceNanos + ROUND)",
                        "inBusyPeriod * (long) (serviceNanos + ROUND)",
                        "fleet.ServiceQueueTest#ratesThatDoNotDivideASecondDoNotDrift"),
                new WrongLine(
                        "the one in service does not count in the backlog",
                        "fleet/ServiceQueue.java",
                        "return length(now) >= places;",
                        "return length(now) > places;",
                        "fleet.ServiceQueueTest#eachIsServedInTurn"),
                new WrongLine(
                        "a new queue serves for those of the old one",
                        "fleet/ServiceQueue.java",
                        "lastGivenUp && lastDoneNanos == now",
                        "lastDoneNanos == now",
                        "session.AttemptsTest#aNewHandshakeAtTheInstantOfAnOldOneIsNotInVain"),
                new WrongLine(
                        "what is served in vain is so twice",
                        "fleet/ServiceQueue.java",
                        "        lastGivenUp = false;\n        return inVain;",
                        "        return inVain;",
                        "fleet.ServiceQueueTest#whatIsGivenUpIsServedInVainOnce"),
                new WrongLine(
                        "who waits takes no place",
                        "fleet/Reception.java",
                        "taken + waiting < room[pod]",
                        "taken < room[pod]",
                        "fleet.ReceptionTest#whoWaitsTakesThePlaceOfAConnection"),
                new WrongLine(
                        "who waits at a gateway takes two places",
                        "fleet/Reception.java",
                        "path.get().open() ? 0 : waiting(pod)",
                        "waiting(pod)",
                        "fleet.ReceptionTest#whoIsOpenAndWaitsCountsOnce"),
                new WrongLine(
                        "a full queue takes in a probe",
                        "fleet/Reception.java",
                        "!queue.full(now) && queue.waitNanos",
                        "queue.waitNanos",
                        "oracle.AcceptPathTest#aShortQueueThatIsFullTakesNoProbeIn"),
                new WrongLine(
                        "probes are answered on the side",
                        "fleet/Reception.java",
                        "queue == null || !path.orElseThrow().probesWait()",
                        "queue == null || path.orElseThrow().probesWait()",
                        "oracle.AcceptPathTest#probesFailBehindAQueueAndNotBesideIt"),
                new WrongLine(
                        "an autoscaler sees connections and not handshakes",
                        "fleet/Reception.java",
                        "return queue == null ? 0 : queue.served(path.get().clock().getAsLong());",
                        "return pods.establishedConnections(pod);",
                        "oracle.AcceptPathTest#anAutoscalerSeesWhatIsServedInVain"),
                new WrongLine(
                        "handshakes need no memory",
                        "fleet/PodMemory.java",
                        " + handshakes * perHandshakeMilli",
                        "",
                        "oracle.AcceptPathTest#handshakesThatWaitFillAPodsMemory"),
                new WrongLine(
                        "a bucket holds twice its burst",
                        "session/TokenBucket.java",
                        "Math.min(burst,",
                        "Math.min(2 * burst,",
                        "session.TokenBucketTest#itHoldsNoMoreThanItsBurst"),
                new WrongLine(
                        "a bucket is filled from the last attempt on",
                        "session/TokenBucket.java",
                        "if (held < 1) {",
                        "if (held < 1) {\n            sinceNanos = now;",
                        "session.TokenBucketTest#whoeverIsTurnedAwayLeavesNoTrace"));
    }

    /** What moves connections, and how clients take it. */
    static List<WrongLine> ofCures() {
        return List.of(
                new WrongLine(
                        "ages vary to the other side",
                        "rebalance/AgeLimit.java",
                        "age.side() == ConnectionAge.JitterSide.ABOVE",
                        "age.side() == ConnectionAge.JitterSide.BELOW",
                        "rebalance.DismissalTest#agesVaryToTheSideThatIsAskedFor"),
                new WrongLine(
                        "ages vary by half as much upwards",
                        "rebalance/AgeLimit.java",
                        "max * (1 + jitter)",
                        "max * (1 + jitter / 2)",
                        "rebalance.DismissalTest#agesVaryToTheSideThatIsAskedFor"),
                new WrongLine(
                        "connections of the start are new",
                        "rebalance/AgeLimit.java",
                        "ages.sampleResidual(",
                        "ages.sample(",
                        "rebalance.DismissalTest#connectionsOfTheStartAreMetAtARandomInstant"),
                new WrongLine(
                        "there is no grace",
                        "session/Dismissals.java",
                        "now + told + reason.graceNanos()",
                        "now + told",
                        "session.DismissalsTest#withoutAHandOverTheConnectionLivesOnForTheGrace"),
                new WrongLine(
                        "every connection counts as one of the start",
                        "session/Dismissals.java",
                        "ofStart ? reason.residualNanos",
                        "attempt >= 0 ? reason.residualNanos",
                        "session.DismissalsTest#aMaximumAgeCostsWhatTheLawSays"),
                new WrongLine(
                        "half the chance",
                        "rebalance/GoawayChance.java",
                        "StrictMath.log1p(-goaway.chance().value())",
                        "StrictMath.log1p(-goaway.chance().value() / 2)",
                        "rebalance.DismissalTest#aChanceCountsRequests"),
                new WrongLine(
                        "a chance is tried at once",
                        "rebalance/GoawayChance.java",
                        "Math.max(1, Math.ceil(",
                        "Math.max(0, Math.floor(",
                        "rebalance.DismissalTest#aChanceCountsRequests"),
                new WrongLine(
                        "one threshold is enough",
                        "rebalance/SheddingRule.java",
                        "held > threshold * mean && held > mean + absolute",
                        "held > threshold * mean || held > mean + absolute",
                        "rebalance.SheddingRuleTest#itTakesBothThresholdsToBeginAndOneToEnd"),
                new WrongLine(
                        "a pod ends where it begins",
                        "rebalance/SheddingRule.java",
                        "return held > until * mean;",
                        "return held > threshold * mean;",
                        "rebalance.SheddingRuleTest#itTakesBothThresholdsToBeginAndOneToEnd"),
                new WrongLine(
                        "a pod sheds below where it ends",
                        "rebalance/SheddingRule.java",
                        "Math.ceil(held - until * mean)",
                        "Math.ceil(held - mean)",
                        "rebalance.SheddingRuleTest#aPodClosesAtTheRateAndNoMoreThanItsExcess"),
                new WrongLine(
                        "rates are rounded down in each round",
                        "rebalance/SheddingRule.java",
                        "(long) ((round + 1) * perRound) - (long) (round * perRound)",
                        "(long) perRound",
                        "rebalance.SheddingRuleTest#aPodClosesAtTheRateAndNoMoreThanItsExcess"),
                new WrongLine(
                        "the newest go instead of the oldest",
                        "rebalance/SheddingRule.java",
                        "case OLDEST -> sinceNanos;",
                        "case OLDEST -> -sinceNanos;",
                        "session.ShedderTest#theOldestGoOnce"),
                new WrongLine(
                        "a pod that sheds must hold as much as to begin",
                        "session/Shedder.java",
                        "rounds[pod] == IDLE ? rule.begins(held, mean) : rule.goesOn(held, mean)",
                        "rule.begins(held, mean)",
                        "session.ShedderTest#podsShedToTheMeanAtTheirRateAndStop"),
                new WrongLine(
                        "all come back at the end of the window",
                        "traffic/Advice.java",
                        "(long) (spreadNanos * draws.at(Purpose.HINT, client, attempt).nextDouble())",
                        "spreadNanos",
                        "session.AdviceTest#aDrainWithAHintSpreadsTheClientsOverTheWindow"),
                new WrongLine(
                        "a window begins with a close code",
                        "traffic/Advice.java",
                        "new Advice(0, window",
                        "new Advice(window.toNanos() / 2, window",
                        "session.AdviceTest#aDrainWithAHintSpreadsTheClientsOverTheWindow"),
                new WrongLine(
                        "a close code goes before a hint",
                        "traffic/Heeding.java",
                        "hint.isPresent() && honours(client) ? hint : closeCode",
                        "closeCode.isPresent() ? closeCode : hint",
                        "traffic.HeedingTest#aHintGoesBeforeACloseCode"),
                new WrongLine(
                        "everybody hands over",
                        "traffic/Heeding.java",
                        "handingOver > 0 && draws.at(Purpose.HINT, client, HANDS_OVER).nextDouble() < handingOver",
                        "handingOver > 0",
                        "session.HandOverTest#aShareOfThemDoesSo"),
                new WrongLine(
                        "who hands over has no deadline",
                        "session/HandOvers.java",
                        "        deadlineNanos[slot] = NONE;",
                        "        deadlineNanos[slot] = 0;",
                        "session.HandOverTest#whereThereIsNoPlaceThePodClosesAtTheEndOfTheGrace"),
                new WrongLine(
                        "the first batch waits",
                        "rebalance/DrainPlan.java",
                        "index / batches.size().value() * batches",
                        "(index / batches.size().value() + 1) * batches",
                        "rebalance.DrainPlanTest#batchesCloseTogetherTheFirstAtOnce"),
                new WrongLine(
                        "a window begins at once",
                        "rebalance/DrainPlan.java",
                        "return over.after().toNanos() + (long)",
                        "return (long)",
                        "rebalance.DrainPlanTest#presetsAreWhatTheirServersDo"),
                new WrongLine(
                        "a rate closes none at once",
                        "rebalance/DrainPlan.java",
                        "(long) (index * (1e9",
                        "(long) ((index + 1) * (1e9",
                        "rebalance.DrainPlanTest#aRateClosesOneByOne"),
                new WrongLine(
                        "a sidecar waits for the application",
                        "rebalance/DrainPlan.java",
                        "Math.min(byApplication, cutNanos.get())",
                        "Math.max(byApplication, cutNanos.get())",
                        "rebalance.DrainPlanTest#aSidecarCutsWhatTheApplicationKeepsLonger"),
                new WrongLine(
                        "who has left is closed",
                        "session/Drains.java",
                        "kind.holder().applyAsInt(slot) == pod",
                        "kind.holder().applyAsInt(slot) >= 0",
                        "session.DrainsTest#whoHasLeftBeforeItsTurnIsNotClosedNorIsWhoTookItsSlot"),
                new WrongLine(
                        "a ping in the last instant is too late",
                        "proxy/StreamTimers.java",
                        "idleNanos < pingNanos ? idleNanos",
                        "idleNanos <= pingNanos ? idleNanos",
                        "proxy.StreamTimersTest#aPingThatComesInTimeKeepsAConnectionFromBeingIdle"),
                new WrongLine(
                        "a flow ends as soon as it is forgotten",
                        "proxy/StreamTimers.java",
                        "Math.min(pingNanos, here) ? pingNanos",
                        "Math.min(pingNanos, here) ? forgottenNanos",
                        "proxy.StreamTimersTest#aForgottenConnectionEndsWithTheNextPing"));
    }

    /** Whether a storm keeps itself alive. */
    static List<WrongLine> ofTheDetector() {
        return List.of(
                new WrongLine(
                        "a storm is judged by its own time",
                        "observe/Aftermath.java",
                        "TIMES_LONGER = 10",
                        "TIMES_LONGER = 1",
                        "observe.AftermathTest#aDrainThatTenTimesTheTimeWouldNotEndIsNone"),
                new WrongLine(
                        "a storm is judged by a hundred times its own time",
                        "observe/Aftermath.java",
                        "TIMES_LONGER = 10",
                        "TIMES_LONGER = 100",
                        "observe.AftermathTest#aDrainThatTenTimesTheTimeWouldNotEndIsNone"),
                new WrongLine(
                        "who waited before counts as a storm",
                        "observe/Aftermath.java",
                        "losers == 0 || enduredBefore ||",
                        "losers == 0 ||",
                        "observe.AftermathTest#overloadFromTheStartIsNoStorm"),
                new WrongLine(
                        "a storm needs no loss",
                        "observe/Aftermath.java",
                        "losers == 0 ||",
                        "losers < 0 ||",
                        "observe.AftermathTest#withoutALossNothingIsSaid"),
                new WrongLine(
                        "one in ten who is late is a straggler",
                        "observe/Aftermath.java",
                        "STRAGGLERS = 0.01",
                        "STRAGGLERS = 0.1",
                        "observe.AftermathTest#fewWhoAreLateAreNoStorm"),
                new WrongLine(
                        "who waits without trying makes a storm",
                        "observe/Aftermath.java",
                        "triedNow > 0 && triedNow >=",
                        "triedNow <= 0 || triedNow >=",
                        "observe.AftermathTest#whoWaitsWithoutTryingMakesNoStorm"),
                new WrongLine(
                        "half the attempts are enough for a storm",
                        "observe/Aftermath.java",
                        "ATTEMPTS_KEPT = 0.75",
                        "ATTEMPTS_KEPT = 0.5",
                        "observe.AftermathTest#whoTriesLessAndLessMakesNoStorm"),
                new WrongLine(
                        "full pods make a storm",
                        "observe/Aftermath.java",
                        "boolean lacksRoom = full > 0",
                        "boolean lacksRoom = full < 0",
                        "observe.AftermathTest#whereThereIsNoRoomThereIsNoStorm"),
                new WrongLine(
                        "two waits are enough to judge",
                        "observe/Aftermath.java",
                        "LEAST_WAITS = 20",
                        "LEAST_WAITS = 2",
                        "observe.AftermathTest#timeTooShortForTheWaitsIsNotJudged"),
                new WrongLine(
                        "a cause has ended when it begins",
                        "observe/Aftermath.java",
                        "Math.max(causeEnds, Math.max(now, ends))",
                        "Math.max(causeEnds, now)",
                        "observe.AftermathTest#whileTheCauseLastsNothingIsSaid"),
                new WrongLine(
                        "a rollout is no cause",
                        "observe/Aftermath.java",
                        "begun && !rolloutGoesOn &&",
                        "begun &&",
                        "observe.AftermathTest#whileTheCauseLastsNothingIsSaid"));
    }
}
