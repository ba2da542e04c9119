package io.steelyard.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.engine.HeapQueue;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.PodTable.Deletion;
import io.steelyard.fleet.Reception;
import io.steelyard.kube.hpa.MetricReading;
import io.steelyard.kube.hpa.MetricReading.PodSample;
import io.steelyard.random.CounterStream;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.MetricSource;
import io.steelyard.scenario.MetricSource.Aggregate;
import io.steelyard.scenario.MetricSource.Source;
import io.steelyard.scenario.Workload;
import io.steelyard.scenario.kubernetes.MetricSourceType;
import io.steelyard.scenario.kubernetes.PodSpec;
import io.steelyard.scenario.kubernetes.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a metrics API answers with, by when each pod began, ended, and was measured. */
final class MetricReaderTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Workload WORKLOAD = new Workload(
            Optional.empty(),
            new Law.Deterministic(Duration.ZERO),
            new Law.Deterministic(Duration.ZERO),
            new Workload.Drain.AtOnce(),
            Optional.empty(),
            Optional.of(new Workload.Cpu(Quantity.parse("10m"), Quantity.parse("0"), Quantity.parse("1"))),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final PodTable pods = new PodTable();
    private final Reception reception = new Reception(pods, 1_000);
    private final LivePods live = new LivePods(
            pods,
            new CounterStream(1, 0),
            false,
            new DeletionCosts(
                    new PodEvents(new Simulation(0, new HeapQueue(4), new HeapQueue(4))).next(),
                    pods,
                    Optional.empty()));
    private long attempts;

    private Scrapes scrapes(Source is, int lagSeconds, boolean terminating) {
        MetricSource source = new MetricSource(
                is,
                Duration.ofSeconds(15),
                Duration.ZERO,
                Duration.ofSeconds(lagSeconds),
                Duration.ofSeconds(30),
                terminating,
                Aggregate.SUM);
        PodUsage usage = new PodUsage(is, WORKLOAD, new PodSpec(30, List.of(), List.of(), Optional.empty(), List.of()));
        return new Scrapes(source, usage, pods, live, reception, () -> attempts);
    }

    private MetricReader reader(MetricSourceType type, Scrapes scrapes) {
        return new MetricReader(type, scrapes, pods, List.of("app", "helper"));
    }

    private int pending(long now) {
        int pod = pods.create(0, pods.count(), now);
        live.add(pod);
        return pod;
    }

    private int running(long now, int connections) {
        int pod = pending(now);
        start(pod, now);
        pods.becomeReady(pod, now);
        for (int i = 0; i < connections; i++) {
            pods.open(pod);
        }
        return pod;
    }

    private void start(int pod, long now) {
        pods.start(pod, now);
        live.setRuns(pod, true);
        reception.listen(pod);
    }

    private void crash(int pod, long now) {
        pods.becomeUnready(pod, now);
        live.setRuns(pod, false);
        reception.end(pod);
    }

    private void restart(int pod, long now) {
        pods.restart(pod, now);
        live.setRuns(pod, true);
        reception.listen(pod);
    }

    private static List<String> samples(MetricReading reading) {
        return ((MetricReading.Pods) reading)
                .samples().stream().map(MetricReaderTest::text).toList();
    }

    private static String text(PodSample sample) {
        return sample.pod() + "=" + sample.milli() + "/" + sample.windowNanos() / SECOND;
    }

    private static long external(MetricReading reading) {
        return ((MetricReading.ExternalValues) reading).milli().get(0);
    }

    @Test
    void aScrapeIsSeenAfterItsLag() {
        running(0, 3);
        Scrapes scrapes = scrapes(Source.OPEN_CONNECTIONS, 5, false);
        MetricReader reader = reader(MetricSourceType.Pods, scrapes);

        scrapes.scrape(10 * SECOND);

        assertEquals(new MetricReading.Unavailable("nothing was measured yet"), reader.read(15 * SECOND - 1));
        assertEquals(List.of("pod-0=3000/0"), samples(reader.read(15 * SECOND)));
    }

    @Test
    void aPodThatIsGoneHasNoSampleButStandsInTheSumUntilTheNextScrape() {
        running(0, 3);
        int going = running(0, 0);
        Scrapes scrapes = scrapes(Source.OPEN_CONNECTIONS, 0, true);
        pods.open(going);
        scrapes.scrape(SECOND);
        pods.close(going);
        pods.delete(going, Deletion.SCALE_DOWN, 2 * SECOND);
        pods.remove(going, 2 * SECOND);
        live.remove(going);

        assertEquals(
                List.of("pod-0=3000/0"),
                samples(reader(MetricSourceType.Pods, scrapes).read(3 * SECOND)));
        assertEquals(4000, external(reader(MetricSourceType.External, scrapes).read(3 * SECOND)));

        scrapes.scrape(16 * SECOND);
        assertEquals(3000, external(reader(MetricSourceType.External, scrapes).read(16 * SECOND)));
    }

    @Test
    void aDrainingPodHasASampleAndCountsInASumWhereThatSaysSo() {
        running(0, 3);
        int draining = running(0, 4);
        pods.delete(draining, Deletion.SCALE_DOWN, SECOND);
        reception.close(draining);
        Scrapes counted = scrapes(Source.OPEN_CONNECTIONS, 0, true);
        Scrapes notCounted = scrapes(Source.OPEN_CONNECTIONS, 0, false);
        counted.scrape(SECOND);
        notCounted.scrape(SECOND);

        assertEquals(7000, external(reader(MetricSourceType.External, counted).read(SECOND)));
        assertEquals(
                3000, external(reader(MetricSourceType.External, notCounted).read(SECOND)));
        assertEquals(
                List.of("pod-0=3000/0", "pod-1=4000/0"),
                samples(reader(MetricSourceType.Pods, notCounted).read(SECOND)));
    }

    @Test
    void aPodThatHasNotStartedOrHasCrashedIsNotMeasured() {
        int crashed = running(0, 0);
        pending(0);
        crash(crashed, SECOND);
        Scrapes scrapes = scrapes(Source.OPEN_CONNECTIONS, 0, false);
        MetricReader reader = reader(MetricSourceType.Pods, scrapes);

        scrapes.scrape(2 * SECOND);
        assertEquals(List.of(), samples(reader.read(2 * SECOND)));

        restart(crashed, 12 * SECOND);
        scrapes.scrape(17 * SECOND);
        assertEquals(List.of("pod-0=0/0"), samples(reader.read(17 * SECOND)));
    }

    /** A pod created before the first of two scrapes but running at the second only has been measured once. */
    @Test
    void aRateTakesTwoMeasurementsOfAPod() {
        running(0, 0);
        int late = pending(0);
        Scrapes scrapes = scrapes(Source.HANDSHAKES, 0, false);
        MetricReader reader = reader(MetricSourceType.Pods, scrapes);

        scrapes.scrape(0);
        assertEquals(List.of(), samples(reader.read(0)));
        start(late, 10 * SECOND);
        pods.open(0);
        scrapes.scrape(15 * SECOND);
        assertEquals(List.of("pod-0=67/15"), samples(reader.read(15 * SECOND)), "1/15 s rounded up");
        pods.open(late);
        scrapes.scrape(30 * SECOND);
        assertEquals(List.of("pod-0=34/30", "pod-1=67/15"), samples(reader.read(30 * SECOND)));
        scrapes.scrape(45 * SECOND);
        assertEquals(List.of("pod-0=0/30", "pod-1=34/30"), samples(reader.read(45 * SECOND)));
    }

    @Test
    void cpuOfARestartedContainerBeginsAnewAndThatOfHandshakesGoesOn() {
        int pod = running(0, 0);
        Scrapes cpu = scrapes(Source.CPU, 0, false);
        Scrapes handshakes = scrapes(Source.HANDSHAKES, 0, false);
        for (Scrapes scrapes : List.of(cpu, handshakes)) {
            scrapes.scrape(0);
        }
        crash(pod, SECOND);
        restart(pod, 2 * SECOND);
        pods.open(pod);
        cpu.scrape(15 * SECOND);
        handshakes.scrape(15 * SECOND);

        assertEquals(
                new MetricReading.Resources(List.of()),
                reader(MetricSourceType.Resource, cpu).read(15 * SECOND));
        assertEquals(
                List.of("pod-0=67/15"),
                samples(reader(MetricSourceType.Pods, handshakes).read(15 * SECOND)));

        cpu.scrape(30 * SECOND);
        MetricReading.Resources resources =
                (MetricReading.Resources) reader(MetricSourceType.Resource, cpu).read(30 * SECOND);
        assertEquals(15 * SECOND, resources.samples().get(0).windowNanos());
        assertEquals(10, resources.samples().get(0).containers().get(0).milli().orElseThrow());
        assertEquals(0, resources.samples().get(0).containers().get(1).milli().orElseThrow());
    }

    @Test
    void attemptsAreOfTheServiceAndTakeTwoMeasurements() {
        Scrapes scrapes = scrapes(Source.ATTEMPTS, 0, false);
        MetricReader reader = reader(MetricSourceType.External, scrapes);
        attempts = 100;
        scrapes.scrape(0);
        assertTrue(reader.read(0) instanceof MetricReading.Unavailable);

        attempts = 130;
        scrapes.scrape(15 * SECOND);
        assertEquals(2000, external(reader.read(15 * SECOND)));
    }

    @Test
    void whileTheMetricsApiFailsScrapingGoesOn() {
        int pod = running(0, 1);
        Scrapes scrapes = scrapes(Source.OPEN_CONNECTIONS, 0, false);
        MetricReader reader = reader(MetricSourceType.Pods, scrapes);
        scrapes.scrape(0);
        scrapes.fail(20 * SECOND);
        scrapes.fail(10 * SECOND);
        pods.open(pod);
        scrapes.scrape(15 * SECOND);

        assertEquals(
                new MetricReading.Unavailable("the metrics API answers with an error"), reader.read(20 * SECOND - 1));
        assertEquals(List.of("pod-0=2000/0"), samples(reader.read(20 * SECOND)));
    }
}
