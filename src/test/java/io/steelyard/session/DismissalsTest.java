package io.steelyard.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.Steelyard;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.ExperimentResult.VariantRuns;
import io.steelyard.theory.MaxAge;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws of a maximum connection age and of the chance of GOAWAY, through scenarios. */
class DismissalsTest {
    private static final double DEVIATIONS = 3.9;

    private static VariantRuns run(String yaml, String... settings) {
        return Experiment.of(
                        Steelyard.reader().read(yaml, "test", List.of(settings)).scenario())
                .threads(1)
                .run()
                .variants()
                .get(0);
    }

    /**
     * Sessions are exponential of mean 100 s and cut at exactly 50, 100 and 200 s: a = 0.5, 1 and 2. The reconnects of a
     * session are geometric with p = e^-a: mean p / (1 - p), deviation sqrt(p) / (1 - p). Their mean over some 20,000
     * sessions deviates by the 141st part of it. Those of sessions cut by the ends of the hour, 1,000 at either, add the
     * deviations of the reconnects of 1,000 sessions twice: in all a factor of sqrt(1 + 2000 / 20000) = 1.05.
     */
    @Test
    void aMaximumAgeCostsWhatTheLawSays() {
        String yaml = """
                duration: 2000s
                replications: 1
                clients: {arrivals: [{poisson: 10/s}], lifetime: {exponential: 100s}, reconnect: immediate}
                deployment: {replicas: 3}
                balancer: random
                connectionAge: {jitter: 0%, grace: 0s, max: AGE}
                """;
        for (int age : new int[] {50, 100, 200}) {
            VariantRuns runs = run(yaml.replace("AGE", age + "s"));
            double sessions = runs.values(0, ClientMetrics.ARRIVALS)[0];
            double moves = runs.values(0, RebalancingMetrics.MOVES)[0];
            assertEquals(moves, runs.values(0, StormMetrics.LOST_BY_AGE)[0]);
            double again = StrictMath.exp(-age / 100.0);
            double deviation = Math.sqrt(again) / (1 - again) / Math.sqrt(sessions);
            assertEquals(
                    MaxAge.reconnectsPerSession(100, age), moves / sessions, DEVIATIONS * 1.05 * deviation, age + " s");
        }
    }

    /** The grace comes on top of the age, as far as the pod's closing goes. */
    @Test
    void withoutAHandOverTheConnectionLivesOnForTheGrace() {
        String yaml = """
                duration: 100s
                replications: 1
                clients: {arrivals: [{exact: {clients: 50, at: 5s}}], lifetime: never, reconnect: immediate}
                deployment: {replicas: 3}
                balancer: random
                connectionAge: {max: 40s, jitter: 0%, grace: 20s}
                events: [{leave: {at: 64s, clients: 1}}, {leave: {at: 66s, clients: 1}}]
                """;
        VariantRuns runs = run(yaml);
        assertEquals(49, runs.values(1, StormMetrics.LOST_BY_AGE)[0]);
        assertEquals(0, runs.values(2, StormMetrics.LOST_BY_AGE)[0]);
        assertEquals(48, run(yaml, "connectionAge.max=59s").values(2, StormMetrics.LOST_BY_AGE)[0]);
    }

    /**
     * Sessions without end, ages of 600 s +-10 %: 4,000 clients on 8 pods, 2 more from 0 on. Their load is Fe(t) of the
     * whole, Fe the equilibrium law of the ages, if the ages at 0 are those of connections met at random. It is binomial;
     * its mean over 5 runs deviates by sqrt(4000 p (1 - p) / 5), where p is its share.
     */
    @Test
    void newPodsFillByTheLawOfTheResidualAges() {
        VariantRuns runs = run("""
                duration: 700s
                replications: 5
                clients: {open: 4000, lifetime: never, start: even, reconnect: immediate}
                deployment: {replicas: 8}
                balancer: random
                connectionAge: {max: 600s, grace: 0s}
                events: [{scale: {at: 0s, replicas: 10}}]
                """);
        double[][] expected = {{100, 66.667}, {300, 200}, {540, 360}, {600, 390}, {650, 399.722}};
        for (double[] point : expected) {
            double share = 2 * point[1] / 4_000;
            double mean = 0;
            for (RunResult run : runs.runs()) {
                int[] loads = loadsAt(run, (long) (point[0] * 1e9));
                mean += (loads[8] + loads[9]) / 4_000.0 / runs.runs().size();
            }
            double deviation =
                    Math.sqrt(share * (1 - share) / 4_000 / runs.runs().size());
            assertEquals(share, mean, DEVIATIONS * deviation, point[0] + " s");
        }
    }

    private static int[] loadsAt(RunResult run, long time) {
        long[] times = run.series().timesNanos();
        int sample = 0;
        while (times[sample] < time) {
            sample++;
        }
        return run.pods().connections().get(sample);
    }

    /**
     * 10,000 connections of one instant, ages of 1800 s +-10 %: the w-th wave of reconnects has the deviation A j sqrt(w/3)
     * about w A. Waves 1 and 2 do not meet. The deviation of a sample of 10,000 itself deviates by less than sqrt(1/2/10000)
     * of it for laws with thinner tails than the normal: 0.7 %.
     */
    @Test
    void aCohortComesBackInWavesThatWiden() {
        RunResult run = run("""
                        duration: 4000s
                        replications: 1
                        clients: {arrivals: [{exact: {clients: 10k}}], lifetime: never, reconnect: immediate}
                        deployment: {replicas: 3}
                        balancer: round-robin
                        connectionAge: {max: 1800s, grace: 0s}
                        """).runs().get(0);
        for (int wave = 1; wave <= 2; wave++) {
            double middle = 1_800.0 * wave;
            double sum = 0;
            double squares = 0;
            long[] times = run.series().timesNanos();
            double[] lost =
                    run.series().columns()[List.of(SeriesColumn.values()).indexOf(SeriesColumn.LOST)];
            for (int i = 1; i < times.length; i++) {
                double width = (times[i] - times[i - 1]) / 1e9;
                double off = (times[i] + times[i - 1]) / 2e9 - middle;
                if (Math.abs(off) < 600) {
                    sum += lost[i] * width;
                    squares += lost[i] * width * off * off;
                }
            }
            assertEquals(10_000, sum, 1e-6);
            double expected = MaxAge.waveDeviation(1_800, 0.1, wave);
            assertEquals(expected, Math.sqrt(squares / sum), DEVIATIONS * 0.00707 * expected, "wave " + wave);
        }
    }

    /** 2,000 connections of 100 s each with a chance of 1 % at every second: each is closed after 100 s in the mean. */
    @Test
    void aChanceClosesConnectionsAtAConstantRate() {
        VariantRuns runs = run("""
                duration: 500s
                replications: 1
                clients: {open: 2000, lifetime: never, start: even, reconnect: immediate}
                deployment: {replicas: 3}
                balancer: random
                goaway: 1%
                """);
        // 2,000 clients, 500 requests each, of which 1 % are answered so: 10,000, a deviation of sqrt(9,900).
        assertEquals(10_000, runs.values(0, StormMetrics.LOST_BY_AGE)[0], DEVIATIONS * Math.sqrt(9_900));
    }
}
