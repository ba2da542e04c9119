package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatewayRulesTest {
    private static final String CRASH = """
            name: made
            description: ''
            duration: 20m
            replications: 2
            clients: {open: 10k, lifetime: never, start: even}
            deployment: {replicas: 10}
            gateway: {deployment: {replicas: 3}}
            balancer: random
            compare:
              baseline: slow
              slow: {}
              fast: {frontend: {healthCheck: {interval: 1s}}}
            events: [{crash: {at: 10m, of: gateway}}]
            """;

    private static void crash(RunBuilder run, double lost, double lastAt, double peak) {
        run.block("run", 0, 1200);
        run.block("gateway crash at 10m", 600, 1200)
                .with(StormMetrics.LOST, lost)
                .with(StormMetrics.LOST_BY_GATEWAY, lost)
                .with(AttemptMetrics.WITHOUT_GATEWAY, 420);
        for (int seconds = 0; seconds <= 1200; seconds += 20) {
            run.sample(seconds, 10, 0, 0)
                    .with(SeriesColumn.WITHOUT_GATEWAY, seconds > 600 && seconds <= lastAt ? 3 : 0)
                    .with(SeriesColumn.GATEWAY_MAX_OVER_MEAN, seconds <= 600 ? 1 : peak - (seconds - 620) / 2000.0);
        }
    }

    @Test
    void lossesAndAttemptsThatGoAstrayAreTold() {
        assertEquals(
                List.of(
                        "gateway crash at 10m: connections end at the gateway that carries them, on whichever pod they are:"
                                + " 3,000 with slow and fast",
                        "gateway crash at 10m: the front end sends attempts to gateways that take none until it has found that"
                                + " out: 420 with slow, the last one within 1m of the event"),
                Rules.explain(
                        new GatewayLosses(),
                        CRASH,
                        (variant, replication, run) -> crash(run, 3000, variant.equals("slow") ? 660 : 0, 1.5)));
    }

    private static List<String> losses(String events) {
        return Rules.explain(
                new GatewayLosses(),
                CRASH.replace("{deployment: {replicas: 3}}", "{deployment: {replicas: 3}, workerShutdownTimeout: 2m}")
                        .replace("{crash: {at: 10m, of: gateway}}", events),
                (variant, replication, run) -> {
                    run.block("run", 0, 1200);
                    run.block("event at 10m", 600, 1200).with(StormMetrics.LOST_BY_GATEWAY, 50);
                });
    }

    @Test
    void whatAReloadOrAReplacedListenerCutsLaterIsToldWithItsTime() {
        String where =
                "event at 10m: connections end at the gateway that carries them, on whichever pod they are: 50 with"
                        + " slow and fast";
        assertEquals(
                List.of(where + ", 45s after the push, when the old listener's time is over"),
                losses("{configPush: {at: 10m}}"));
        assertEquals(
                List.of(where + ", 2m after a reload, when its old processes are ended"),
                losses("{reload: {at: 10m}}"));
        // Its processes are ended after the end of the run.
        assertEquals(List.of(where), losses("{reload: {at: 19m}}"));
    }

    @Test
    void theSpreadThatANewGatewayMakesIsToldWithItsEnd() {
        assertEquals(
                List.of(
                        "gateway crash at 10m: a gateway that joins begins without connections, and those of the others stay:"
                                + " the fullest one holds 1.50 times the mean 20s after it, and 1.21 times 10m after it with slow and"
                                + " fast (first replication)"),
                Rules.explain(new GatewaySkew(), CRASH, (variant, replication, run) -> crash(run, 0, 0, 1.5)));
    }

    @Test
    void withoutLossesAndSpreadThereIsNothingToTell() {
        assertEquals(
                List.of(),
                Rules.explain(new GatewayLosses(), CRASH, (variant, replication, run) -> crash(run, 0, 0, 1.1)));
        assertEquals(
                List.of(),
                Rules.explain(new GatewaySkew(), CRASH, (variant, replication, run) -> crash(run, 0, 0, 1.1)));
    }
}
