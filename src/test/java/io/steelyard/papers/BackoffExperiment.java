package io.steelyard.papers;

import io.steelyard.random.CounterStream;
import io.steelyard.random.RandomSource;
import io.steelyard.random.SplitMix64;
import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.Reconnect;
import io.steelyard.scenario.Reconnect.Capped;
import io.steelyard.scenario.Reconnect.Jitter;
import io.steelyard.stats.Summary;
import io.steelyard.traffic.ReconnectPolicies;
import io.steelyard.traffic.ReconnectPolicy;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The experiment of M. Brooker's post "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015), with the simulator's own
 * reconnect policies.
 *
 * <p>Each of some clients wants to write one row once. It reads the row's version and sends a write that names it; the write
 * succeeds if nobody has written since, and else the client waits by its policy and reads again. Every message takes
 * |N(10, 2)| ms. Waits have base 5 ms and cap 2 s, and the first has exponent 1.
 */
final class BackoffExperiment {
    private static final double NETWORK_MEAN_MILLIS = 10;
    private static final double NETWORK_DEVIATION_MILLIS = 2;
    private static final double NANOS_PER_MILLI = 1e6;

    /** When all have written, milliseconds; and the writes that were tried. */
    record Outcome(Summary millis, Summary calls) {}

    /** A strategy of the post. */
    enum Strategy {
        NONE("none"),
        EXPONENTIAL("exponential"),
        FULL("full jitter"),
        EQUAL("equal jitter"),
        DECORRELATED("decorrelated jitter");

        private final String text;

        Strategy(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }

        ReconnectPolicy policy() {
            return ReconnectPolicies.create(
                    switch (this) {
                        case NONE -> new Reconnect.Immediate();
                        case EXPONENTIAL -> backoff(Jitter.NONE);
                        case FULL -> backoff(Jitter.FULL);
                        case EQUAL -> backoff(Jitter.EQUAL);
                        case DECORRELATED -> backoff(Jitter.DECORRELATED);
                    });
        }

        private static Reconnect backoff(Jitter jitter) {
            return new Reconnect.Exponential(
                    Duration.ofMillis(5),
                    2,
                    Duration.ofSeconds(2),
                    jitter,
                    new Fraction(0.5),
                    Capped.BEFORE_JITTER,
                    1,
                    Optional.empty());
        }
    }

    private enum Step {
        READ,
        WRITE
    }

    /** A message that arrives at the row. */
    private record Message(double millis, int client, Step step) {}

    private final ReconnectPolicy policy;
    private final CounterStream draws;
    private final RandomSource network;
    private final PriorityQueue<Message> messages = new PriorityQueue<>(
            Comparator.comparingDouble(Message::millis).thenComparingInt(Message::client));
    private final int[] failures;
    private final int[] versionSeen;

    private BackoffExperiment(Strategy strategy, int clients, int run) {
        policy = strategy.policy();
        draws = new CounterStream(1, run);
        network = new SplitMix64(31L * run + clients);
        failures = new int[clients];
        versionSeen = new int[clients];
    }

    /** The means over so many runs. */
    static Outcome of(Strategy strategy, int clients, int runs) {
        double[] millis = new double[runs];
        double[] calls = new double[runs];
        for (int run = 0; run < runs; run++) {
            BackoffExperiment experiment = new BackoffExperiment(strategy, clients, run);
            millis[run] = experiment.run();
            calls[run] = clients;
            for (int failed : experiment.failures) {
                calls[run] += failed;
            }
        }
        return new Outcome(Summary.of(millis), Summary.of(calls));
    }

    private double messageMillis() {
        return Math.abs(NETWORK_MEAN_MILLIS + NETWORK_DEVIATION_MILLIS * network.nextGaussian());
    }

    /** Returns when the last client hears that it has written. */
    private double run() {
        for (int client = 0; client < failures.length; client++) {
            messages.add(new Message(messageMillis(), client, Step.READ));
        }
        int version = 0;
        double last = 0;
        while (!messages.isEmpty()) {
            Message message = messages.remove();
            int client = message.client();
            double answered = message.millis() + messageMillis();
            if (message.step() == Step.READ) {
                versionSeen[client] = version;
                messages.add(new Message(answered + messageMillis(), client, Step.WRITE));
            } else if (versionSeen[client] == version) {
                version++;
                last = Math.max(last, answered);
            } else {
                int failed = failures[client]++;
                double wait = policy.delayNanos(draws, client, failed, failed) / NANOS_PER_MILLI;
                messages.add(new Message(answered + wait + messageMillis(), client, Step.READ));
            }
        }
        return last;
    }
}
