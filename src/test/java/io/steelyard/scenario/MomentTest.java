package io.steelyard.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MomentTest {
    private static final Arrivals STEADY = new Arrivals.Poisson(new Rate(16));

    @Test
    void burstsAndEventsInTheOrderOfTime() {
        List<Moment> moments = Moment.of(
                List.of(burst(30), STEADY, burst(10)),
                List.of(
                        new ScenarioEvent.Rollout(minutes(25), ScenarioEvent.Workload.PODS),
                        new ScenarioEvent.Crash(minutes(35), 1, ScenarioEvent.Workload.PODS),
                        new ScenarioEvent.Leave(minutes(90), new Count(5)),
                        new ScenarioEvent.Scale(minutes(100), 3, ScenarioEvent.Workload.PODS)));

        assertEquals(
                List.of(
                        new Moment(minutes(10), "burst at 10m"),
                        new Moment(minutes(25), "rollout at 25m"),
                        new Moment(minutes(30), "burst at 30m"),
                        new Moment(minutes(35), "crash at 35m"),
                        new Moment(minutes(90), "leave at 1h30m"),
                        new Moment(minutes(100), "scale at 1h40m")),
                moments);
    }

    @Test
    void whatHappensAtOneInstantIsOneMoment() {
        List<Moment> moments = Moment.of(
                List.of(burst(10), burst(10)),
                List.of(
                        new ScenarioEvent.Rollout(minutes(10), ScenarioEvent.Workload.PODS),
                        new ScenarioEvent.Crash(minutes(10), 1, ScenarioEvent.Workload.PODS),
                        new ScenarioEvent.Crash(minutes(10), 2, ScenarioEvent.Workload.PODS)));

        assertEquals(List.of(new Moment(minutes(10), "burst + rollout + crash at 10m")), moments);
    }

    @Test
    void steadyArrivalsMakeNoMoment() {
        assertEquals(List.of(), Moment.of(List.of(STEADY), List.of()));
    }

    @Test
    void aMomentHasEndedWhenTheLastOfWhatBeginsThereHas() {
        List<Arrivals> arrivals = List.of(burst(10));
        List<ScenarioEvent> events = List.of(
                new ScenarioEvent.Crash(minutes(5), 1, ScenarioEvent.Workload.PODS),
                new ScenarioEvent.FailMetric(minutes(10), "open", Duration.ofSeconds(30)),
                new ScenarioEvent.LoseNode(minutes(20), Optional.empty(), Optional.empty(), Optional.of(minutes(3))),
                new ScenarioEvent.LoseZone(minutes(20), "a", Optional.of(minutes(4))),
                new ScenarioEvent.ReclaimNode(minutes(30), Optional.empty(), Optional.empty(), minutes(2)),
                new ScenarioEvent.Scale(minutes(40), 10, ScenarioEvent.Workload.PODS),
                new ScenarioEvent.Scale(minutes(50), 9, ScenarioEvent.Workload.PODS));
        List<Duration> ends = Moment.ends(Moment.of(arrivals, events), arrivals, events, 10);
        assertEquals(List.of(minutes(5), minutes(11), minutes(24), minutes(32), minutes(40)), ends.subList(0, 5));
        assertTrue(ends.get(5).compareTo(Duration.ofDays(10_000)) > 0);
    }

    private static Arrivals burst(int minutes) {
        return new Arrivals.Burst(minutes(minutes), new Count(20_000), Duration.ofMinutes(1));
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
