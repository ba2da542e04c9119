package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.Steelyard;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.sim.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One of two pods is deleted at 5 s, and the proxy hears of it a second later: of the 100 clients that arrive between, at
 * 5.01, 5.02, ... 6.00 s, round-robin sends every other one to the pod that is going.
 */
class LateEndpointsTest {
    private static final int SENT_TO_THE_POD_THAT_GOES = 50;

    private static final String SCENARIO = """
            duration: 20s
            replications: 1
            clients:
              arrivals: [{exact: {clients: 1k, every: 10ms}}]
              lifetime: never
              start: empty
              reconnect: {fixed: 1m}
            deployment: {replicas: 2, template: {spec: {containers: [{name: app}]}}}
            endpoints: {istiod: {debounceAfter: 1s}}
            balancer: round-robin
            events: [{scale: {at: 5s, replicas: 1}}]
            """;

    private static final String PRE_STOP =
            "deployment.template.spec.containers[0].lifecycle={preStop: {sleep: {seconds: 5}}}";

    private static double refused(String... settings) {
        RunResult run = Experiment.of(Steelyard.reader()
                        .read(SCENARIO, "scenario", List.of(settings))
                        .scenario())
                .run()
                .variants()
                .get(0)
                .runs()
                .get(0);
        return run.blocks().get(0).value(ClientMetrics.FIRST_FAILURES);
    }

    @Test
    void newConnectionsHitAPodThatIsClosing() {
        assertEquals(SENT_TO_THE_POD_THAT_GOES, refused());
        assertEquals(0, refused("endpoints=immediate"));
    }

    @Test
    void aDrainRefusesThemTooAndAPreStopHookThatIsLongerThanTheDelayTakesThem() {
        assertEquals(SENT_TO_THE_POD_THAT_GOES, refused("workload={drain: idle}"));
        assertEquals(0, refused(PRE_STOP));
        assertEquals(0, refused("workload={drain: untilKilled}"), "who ignores SIGTERM goes on listening");
    }

    /** A second for the slice, then a second of quiet, then half a second for the push: 2.5 s instead of one. */
    @Test
    void everyStageOfTheWayAddsItsDelay() {
        assertEquals(
                2.5 * SENT_TO_THE_POD_THAT_GOES,
                refused("endpoints={istiod: {updatesBatchPeriod: 1s, debounceAfter: 1s, push: 500ms}}"));
    }
}
