package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilentLossTest {
    private static final String LOSS = """
            name: made
            description: ''
            duration: 20m
            replications: 2
            clients: {open: 10k, lifetime: never, start: even}
            deployment: {replicas: 10}
            balancer: random
            compare:
              baseline: slow
              slow: {}
              eager: {clients: {ping: {interval: 5s, timeout: 2s}}}
            events: [{crash: {at: 10m}}]
            """;

    private static void loss(RunBuilder run, double byNode, double median, double lastAt) {
        run.block("run", 0, 1200);
        run.block("loss at 10m", 600, 1200)
                .with(StormMetrics.LOST, 1000)
                .with(StormMetrics.LOST_BY_NODE, byNode)
                .with(AttemptMetrics.TIMED_OUT, 420)
                .with(ClientMetrics.DOWNTIME_P50, median);
        for (int seconds = 0; seconds <= 1200; seconds += 20) {
            run.sample(seconds, 10, 0, 0).with(SeriesColumn.TIMED_OUT, seconds > 600 && seconds <= lastAt ? 3 : 0);
        }
    }

    @Test
    void whatPingsFindOutAndHowLongAttemptsGoAstrayIsTold() {
        assertEquals(
                List.of(
                        "loss at 10m: nobody tells the clients of a lost node: a ping every 25s that waits 20s finds it out after 20s"
                                + " to 45s, and half of the clients are without a connection for 34s or more with slow; a ping every"
                                + " 5s that waits 2s finds it out after 2s to 7s, and half of the clients are without a connection"
                                + " for 7s or more with eager",
                        "loss at 10m: attempts go to the pods of a lost node until its endpoints are taken out: 420 time out with"
                                + " slow, the last one 40s to 1m after the loss; 420 time out with eager, the last one 40s to 1m after"
                                + " the loss"),
                Rules.explain(
                        new SilentLoss(),
                        LOSS,
                        (variant, replication, run) ->
                                loss(run, 1000, variant.equals("slow") ? 34 : 7, 640 + 20 * replication)));
    }

    @Test
    void downtimesThatHaveOtherCausesTooAreNotHeldAgainstPings() {
        assertEquals(
                List.of(
                        "loss at 10m: nobody tells the clients of a lost node: a ping every 25s that waits 20s finds it out after"
                                + " 20s to 45s; a ping every 5s that waits 2s finds it out after 2s to 7s"),
                Rules.explain(new SilentLoss(), LOSS, (variant, replication, run) -> loss(run, 400, 34, 0)));
    }

    @Test
    void withoutALostNodeThereIsNothingToTell() {
        assertEquals(
                List.of(), Rules.explain(new SilentLoss(), LOSS, (variant, replication, run) -> loss(run, 0, 34, 700)));
    }
}
