package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.QueueMetrics;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of the way into the service: storms that stay, queues, bottlenecks, limits, and requests that part. */
class AcceptRulesTest {
    private static final String CRASH = """
            name: made
            description: ''
            duration: 20m
            replications: 2
            clients:
              open: 40k
              lifetime: never
              start: even
              reconnect: {exponential: {base: 1s, cap: 5s}}
              handshake: {timeout: 5s}
            deployment: {replicas: 10}
            workload: {accept: {rate: 200/s, backlog: 4096}}
            balancer: random
            compare:
              baseline: deep
              deep: {}
              shallow: {workload: {accept: {rate: 200/s, backlog: 800}}}
              slow: {clients: {reconnect: {exponential: {base: 1s, cap: 1m}}}}
              limited: {admission: {rate: 1500/s, burst: 1000}}
            events: [{crash: {at: 5m, pods: 10}}]
            """;

    private static void crash(RunBuilder run, String variant, double metastable) {
        crash(run, variant, metastable, 900, 40_000);
    }

    private static void crash(RunBuilder run, String variant, double metastable, int longest, int waiting) {
        run.block("run", 0, 1200);
        run.block("crash at 5m", 300, 1200)
                .with(StormMetrics.LOST, 40_000)
                .with(StormMetrics.METASTABLE, metastable)
                .with(ClientMetrics.WAITING_MAX, waiting)
                .with(AttemptMetrics.MADE, 100_000)
                .with(AttemptMetrics.OVERFLOWED, variant.equals("shallow") || variant.equals("deep") ? 60_000 : 900)
                .with(AttemptMetrics.HANDSHAKE_TIMED_OUT, variant.equals("slow") ? 20_000 : 0)
                .with(AttemptMetrics.NOT_ADMITTED, variant.equals("limited") ? 50_000 : 0)
                .with(StormMetrics.NOT_ADMITTED, variant.equals("limited") ? 50_000 : 0)
                .with(QueueMetrics.LONGEST, longest)
                .with(QueueMetrics.SERVED_IN_VAIN, 12_300);
        run.sample(0, 10, 0, 0).sample(1200, 10, 0, 0);
    }

    private static List<String> storms(double deep) {
        return Rules.explain(
                new Metastable(),
                CRASH,
                (variant, replication, run) ->
                        crash(run, variant, !variant.equals("deep") ? 0 : replication == 0 ? 1 : deep));
    }

    private static final String ENDS =
            "crash at 5m: the storm ends with shallow because a full queue of 800 handshakes lasts 4s and clients wait 5s, so"
                    + " that they are served in time; with slow because its waits between attempts come to 30s, so that"
                    + " 40,000 waiting clients make 1,143 attempts a second and 10 pods accept 2,000; with limited because"
                    + " only 1,500 attempts a second are admitted, so that no queue grows so long";

    @Test
    void aStormThatStaysIsToldWithWhatWouldEndItAndWhyOthersEnd() {
        assertEquals(
                List.of(
                        "crash at 5m: the storm keeps itself alive after its cause has gone with deep: the queue of a pod,"
                                + " 4,096 handshakes at 200 a second, is 20s long, and clients wait 5s: whoever is served has"
                                + " given up, so that 12,300 are served in vain; 5,333 attempts a second of 40,000 waiting"
                                + " clients stand against the 2,000 that 10 pods accept; it would end by itself with a backlog"
                                + " of 1,000 handshakes or fewer, or with fewer than 15,000 clients waiting",
                        ENDS),
                storms(1));
    }

    private static List<String> ends(int longest, int waiting) {
        List<String> sentences = Rules.explain(
                new Metastable(),
                CRASH.replace("{reconnect: {exponential: {base: 1s, cap: 1m}}}", "{open: 4k}"),
                (variant, replication, run) -> {
                    boolean deep = variant.equals("deep");
                    crash(run, variant, deep ? 1 : 0, longest, deep ? 40_000 : waiting);
                });
        return sentences.subList(1, sentences.size());
    }

    @Test
    void aStormOfFewClientsEndsForThat() {
        assertEquals(
                List.of(ENDS.replace(
                        "its waits between attempts come to 30s, so that 40,000 waiting clients make 1,143",
                        "no more than 4,000 clients wait at once, who make 533")),
                ends(900, 4_000));
    }

    /** Both the backlog of 800 and the patience of 1,000 handshakes are far. */
    @Test
    void whereNoQueueGrewThereWasNoStormToEnd() {
        assertEquals(
                List.of(
                        "crash at 5m: the storm ends with limited because only 1,500 attempts a second are admitted, so that"
                                + " no queue grows so long"),
                ends(700, 4_000));
    }

    @Test
    void aStormThatStaysInSomeReplicationsIsToldSo() {
        List<String> sentences = storms(0);
        assertEquals(2, sentences.size());
        assertEquals(
                true,
                sentences
                        .get(0)
                        .startsWith(
                                "crash at 5m: the storm keeps itself alive after its cause has gone with deep in 50 % of"
                                        + " the replications: the queue of a pod"),
                sentences.get(0));
    }

    @Test
    void whereNoStormStaysNothingIsSaidOfStorms() {
        assertEquals(
                List.of(),
                Rules.explain(new Metastable(), CRASH, (variant, replication, run) -> crash(run, variant, 0)));
        assertEquals(
                List.of(),
                Rules.explain(new Metastable(), CRASH, (variant, replication, run) -> crash(run, variant, Double.NaN)));
    }

    @Test
    void aStormWithoutQueuesIsToldByItsClients() {
        assertEquals(
                List.of(
                        "crash at 5m: the storm keeps itself alive after its cause has gone with deep, shallow, slow and"
                                + " limited: up to 40,000 clients wait, and they try as often as before"),
                Rules.explain(
                        new Metastable(),
                        CRASH.replace("workload: {accept: {rate: 200/s, backlog: 4096}}\n", "")
                                .replace(
                                        "{workload: {accept: {rate: 200/s, backlog: 800}}}", "{balancer: round-robin}"),
                        (variant, replication, run) -> crash(run, variant, 1)));
    }

    @Test
    void queuesAndLimitsAreToldWhereManyAttemptsFailThere() {
        assertEquals(
                List.of(
                        "crash at 5m: attempts come faster than pods accept them: with shallow 60,000 of 100,000 find"
                                + " the queue of their pod full (800); with slow 20,000 of 100,000 are given up before their"
                                + " turn, in queues of up to 900",
                        "crash at 5m: the service admits only so many attempts: with limited 1,500 a second and 1,000 at"
                                + " once, and turns 50,000 of 100,000 away"),
                Rules.explain(
                        new AcceptQueues(),
                        CRASH,
                        (variant, replication, run) -> crash(run, variant, variant.equals("deep") ? 1 : 0)));
    }

    @Test
    void queuesAtOnePodAreToldAsSuch() {
        List<String> sentences = Rules.explain(new AcceptQueues(), CRASH, (variant, replication, run) -> {
            crash(run, variant, 0);
            run.with(SeriesColumn.HANDSHAKES_WAITING, 800)
                    .with(SeriesColumn.LONGEST_QUEUE, variant.equals("shallow") ? 640 : 639);
        });
        assertEquals(
                "crash at 5m: attempts come faster than pods accept them: with deep 60,000 of 100,000 find the queue of"
                        + " their pod full (4,096); with shallow 60,000 of 100,000 find the queue of their pod full (800),"
                        + " while nearly all handshakes that wait are at one pod; with slow 20,000 of 100,000 are given up"
                        + " before their turn, in queues of up to 900",
                sentences.get(0));
    }

    private static final String DOWNSTREAM =
            CRASH.replace("accept: {rate: 200/s, backlog: 4096}", "downstream: {rate: 300/s, backlog: 3000}");

    @Test
    void aBottleneckBehindThePodsIsToldWhereAttemptsFindNoPlaceThere() {
        assertEquals(
                List.of(
                        "crash at 5m: what all pods depend on is the bottleneck, however many pods there are: with deep it"
                                + " does 300 handshakes a second and lets 3,000 wait, and 7,000 attempts find no place there"),
                Rules.explain(new AcceptQueues(), DOWNSTREAM, (variant, replication, run) -> {
                    run.block("run", 0, 1200);
                    run.block("crash at 5m", 300, 1200)
                            .with(AttemptMetrics.MADE, 100_000)
                            .with(AttemptMetrics.DOWNSTREAM_FULL, variant.equals("deep") ? 7_000 : 999);
                }));
    }

    @Test
    void aStormBehindThePodsIsToldWithItsQueue() {
        List<String> sentences = Rules.explain(
                new Metastable(),
                DOWNSTREAM,
                (variant, replication, run) -> crash(run, variant, variant.equals("deep") ? 1 : Double.NaN));
        assertEquals(
                List.of(
                        "crash at 5m: the storm keeps itself alive after its cause has gone with deep: the queue of what all"
                                + " pods depend on, 3,000 handshakes at 300 a second, is 10s long, and clients wait 5s: whoever is"
                                + " served has given up, so that 12,300 are served in vain; 5,333 attempts a second of 40,000 waiting"
                                + " clients stand against the 300 that it can do; it would end by itself with a backlog of 1,500"
                                + " handshakes or fewer, or with fewer than 2,250 clients waiting"),
                sentences);
    }

    private static final String POLLING = """
            name: made
            description: ''
            duration: 20m
            replications: 2
            clients: {open: 10k, lifetime: never, start: even, handshake: {requests: 3}}
            deployment: {replicas: 10}
            balancer: random
            compare:
              baseline: random
              random: {}
              hashed: {balancer: rendezvous}
            """;

    @Test
    void requestsThatComeToOtherPodsAreToldWithTheirChance() {
        assertEquals(
                List.of("an attempt is 3 requests, and only the first one's pod knows its client: so many attempts fail"
                        + " because a further one comes to another pod: 99 % with random, where by chance all come to one of"
                        + " 10 pods in 1 attempt of 100"),
                Rules.explain(
                        new OtherPods(),
                        POLLING,
                        (variant, replication, run) -> run.block("run", 0, 1200)
                                .with(AttemptMetrics.MADE, 1_000)
                                .with(AttemptMetrics.OTHER_POD, variant.equals("random") ? 990 : 9)));
    }

    @Test
    void lossesThatTheServiceChoosesAreToldWithTheirRate() {
        assertEquals(
                List.of(
                        "connections end for their age, and their clients are placed anew: 2,400 with random, 2 a second on"
                                + " average, 80 % of all losses",
                        "pods that hold more than others let connections go: 600 with random, 0.50 a second on average, 20 %"
                                + " of all losses"),
                Rules.explain(
                        new ChosenLosses(),
                        POLLING,
                        (variant, replication, run) -> run.block("run", 0, 1200)
                                .with(StormMetrics.LOST, 3_000)
                                .with(StormMetrics.LOST_BY_AGE, variant.equals("random") ? 2_400 : 0)
                                .with(StormMetrics.LOST_BY_SHEDDING, variant.equals("random") ? 600 : 0)));
    }
}
