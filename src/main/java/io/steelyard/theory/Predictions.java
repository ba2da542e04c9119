package io.steelyard.theory;

import io.steelyard.random.Distribution;
import io.steelyard.random.Exponential;
import io.steelyard.scenario.Arrivals;
import io.steelyard.scenario.Reconnect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The choice of the predictions that apply to a scenario: each method tells from a few of its parts whether its
 * assumptions hold, and is empty where they do not.
 *
 * <p>Lifetimes are in nanoseconds. Balancers go by their registered names, and are taken to see every connection through
 * one proxy.
 */
public final class Predictions {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final String STATIONARY =
            "constant Poisson arrivals, a fixed number of pods, nobody refused or cut off";
    private static final String CONNECTIONS = "connections";
    private static final String ARRIVING =
            "constant Poisson arrivals, stationary before, many connections a pod, nobody refused or moved";

    private Predictions() {}

    /** Returns the mean number of open clients in the stationary state: for constant Poisson arrivals and any balancer. */
    public static Optional<Prediction> openClients(List<Arrivals> arrivals, Distribution lifetime) {
        double load = stationaryLoad(arrivals, lifetime);
        return load > 0
                ? Optional.of(new Prediction(
                        "clients.connections",
                        load,
                        CONNECTIONS,
                        Prediction.Kind.EXACT,
                        "constant Poisson arrivals, nobody refused or cut off; any lifetime law, any balancer",
                        "M/G/infinity: rate x mean lifetime"))
                : Optional.empty();
    }

    /**
     * Returns the coefficient of variation over the pods in the stationary state, as the root of its mean square: for
     * constant Poisson arrivals and random, rendezvous, jump, round-robin, least-conn or least-request of two choices.
     *
     * @param pods how many pods there are throughout
     */
    public static Optional<Prediction> variation(
            String balancer, List<Arrivals> arrivals, Distribution lifetime, int pods) {
        double load = stationaryLoad(arrivals, lifetime);
        if (!(load > 0)) {
            return Optional.empty();
        }
        double mean = load / pods;
        boolean exponential = lifetime instanceof Exponential;
        return switch (balancer) {
            case "random", "rendezvous", "jump" ->
                variation(RandomPlacement.meanVariance(pods, mean), mean, Prediction.Kind.EXACT, "CoV^2 = (n - 1) / N");
            case "round-robin" ->
                exponential
                        ? variation(
                                RoundRobinSpread.exponentialVariance(pods, mean),
                                mean,
                                Prediction.Kind.EXACT,
                                "GI/M/infinity with Erlang interarrivals; exponential lifetimes")
                        : variation(
                                RoundRobinSpread.variance(pods, mean, lifetime),
                                mean,
                                Prediction.Kind.LIMIT,
                                "variance (1 - 1/n) r Gini of the lifetime");
            case "least-conn" ->
                variation(
                        LeastConnSpread.meanLeastVariance(pods),
                        mean,
                        Prediction.Kind.LOWER_BOUND,
                        "whole numbers: variance (n^2 - 1) / (6 n^2)");
            case "least-request" ->
                exponential
                        ? variation(
                                PowerOfChoices.stationary(mean, 2).variance(),
                                mean,
                                Prediction.Kind.LIMIT,
                                "mean field of two choices; exponential lifetimes, many pods")
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Prediction> variation(double variance, double mean, Prediction.Kind kind, String source) {
        double value = Math.sqrt(Math.max(0, variance)) / mean;
        return Optional.of(
                new Prediction("imbalance.coefficientOfVariation", value, "ratio", kind, STATIONARY, source));
    }

    /**
     * Returns how long empty pods that join a stationary population take to bring max/mean down to a value, in seconds,
     * noise left out: for constant Poisson arrivals and random, rendezvous, round-robin, least-conn or least-request.
     */
    public static Optional<Prediction> timeToBalance(
            String balancer,
            List<Arrivals> arrivals,
            Distribution lifetime,
            int oldPods,
            int newPods,
            double maxOverMean) {
        double load = stationaryLoad(arrivals, lifetime);
        return load > 0
                ? timeToBalance(balancer, new ScaleOut(oldPods, newPods, load, lifetime), maxOverMean, ARRIVING)
                : Optional.empty();
    }

    /**
     * Returns the same for endless sessions whose connections end at a maximum age, uniform around it, and whose clients come
     * back at once: what stays on a pod is then a segment of a session, and each new segment an arrival. Hashes are left out: the chance in
     * their places stays as long as the sessions do.
     *
     * @param age in nanoseconds
     * @param jitter the half-width of its spread, as a share of it
     */
    public static Optional<Prediction> timeToBalanceByAge(
            String balancer,
            long connections,
            double age,
            double jitter,
            int oldPods,
            int newPods,
            double maxOverMean) {
        boolean known = List.of("random", "least-conn", "least-request").contains(balancer);
        return known && connections > 0
                ? timeToBalance(
                        balancer,
                        new ScaleOut(oldPods, newPods, connections, MaxAge.segment(age, jitter)),
                        maxOverMean,
                        "endless sessions, connections of all ages before, clients back at once, many connections a pod")
                : Optional.empty();
    }

    private static Optional<Prediction> timeToBalance(
            String balancer, ScaleOut scaleOut, double maxOverMean, String assumptions) {
        return switch (balancer) {
            case "random", "rendezvous", "round-robin" ->
                timeToBalance(scaleOut.timeToMaxOverMean(maxOverMean), assumptions, "max/mean = 1 + (k/n) (1 - Ge(t))");
            case "least-conn" ->
                timeToBalance(
                        scaleOut.leastConnTimeToMaxOverMean(maxOverMean),
                        assumptions,
                        "max/mean = (1 + k/n) (1 - Ge(t)): all new connections go to new pods");
            case "least-request" ->
                timeToBalance(
                        scaleOut.powerOfChoicesTimeToMaxOverMean(2, maxOverMean),
                        assumptions,
                        "max/mean = (1 + k/n) (1 - Ge(t)) + n / (n + k) Ge(t): only pairs of older pods give them any");
            default -> Optional.empty();
        };
    }

    private static Optional<Prediction> timeToBalance(double nanos, String assumptions, String source) {
        return Optional.of(new Prediction(
                "balance.timeToBalance", nanos / NANOS_PER_SECOND, "s", Prediction.Kind.LIMIT, assumptions, source));
    }

    /**
     * Returns how often a client is thrown off by a rolling replacement of all pods one by one.
     *
     * @param surge whether each new pod is ready before an old one goes; otherwise the old one goes first
     */
    public static Optional<Prediction> movesPerClient(String balancer, int pods, boolean surge) {
        if (pods < 2) {
            return Optional.empty();
        }
        return switch (balancer) {
            case "random", "round-robin" ->
                moves(
                        surge ? RollingRestart.randomMovesWithSurge(pods) : RollingRestart.randomMovesInPlace(pods),
                        surge ? "(1 + 1/n)^n - 1" : "((n-1)/n) ((1 + 1/(n-1))^n - 1)");
            case "least-conn" ->
                moves(
                        surge ? RollingRestart.leastConnMovesWithSurge() : RollingRestart.leastConnMovesInPlace(pods),
                        surge ? "everyone moves once, to a new pod" : "1 + 1/n");
            case "rendezvous" ->
                moves(
                        surge ? RollingRestart.hashMovesWithSurge(pods) : RollingRestart.hashMovesInPlace(),
                        surge ? "3/2 - 1/(n+1)" : "3/2, stable identities");
            default -> Optional.empty();
        };
    }

    private static Optional<Prediction> moves(double value, String source) {
        return Optional.of(new Prediction(
                "rebalancing.hopsMean",
                value,
                "moves per client",
                Prediction.Kind.EXACT,
                "equally loaded pods, one replaced per step, clients reconnect at once and none leaves meanwhile",
                source));
    }

    /**
     * Returns the mean peak of reconnect attempts in fixed bins of a second after a loss at one instant, per second: for
     * exponential policies whose first wait is spread over a whole number of seconds, 2 or more. Presets must be resolved by the
     * caller.
     *
     * @param lost connections lost in one instant; at most a million, beyond which the peak is its mean within 1 %
     */
    public static Optional<Prediction> firstWavePeak(Reconnect reconnect, long lost) {
        if (!(reconnect instanceof Reconnect.Exponential backoff) || backoff.exponentStart() != 0 || lost < 1) {
            return Optional.empty();
        }
        return firstWavePeak(FirstWave.of(
                lost,
                seconds(backoff.base()),
                backoff.jitter(),
                backoff.proportion().value()));
    }

    /**
     * Returns the same of a wave: where it begins at a whole second and is spread over a whole number of them, 2 or more.
     */
    public static Optional<Prediction> firstWavePeak(FirstWave wave) {
        double span = wave.to() - wave.from();
        boolean aligned = wave.from() == Math.floor(wave.from()) && span == Math.floor(span) && span >= 2;
        if (!aligned || wave.clients() < 1 || wave.clients() > 1_000_000) {
            return Optional.empty();
        }
        return Optional.of(new Prediction(
                "storm.peakAttempts",
                wave.fullestBin((int) span).mean(),
                "1/s",
                Prediction.Kind.EXACT,
                "all connections lost in one instant, every first attempt accepted, bins counted from that instant",
                "largest cell of a multinomial"));
    }

    /**
     * Returns the mean number of attempts that full pods refuse in a span of the stationary state: for constant Poisson
     * arrivals and random or least-conn.
     *
     * @param limit connections that one pod may hold
     */
    public static Optional<Prediction> refusedFull(
            String balancer, List<Arrivals> arrivals, Distribution lifetime, int pods, int limit, double seconds) {
        double load = stationaryLoad(arrivals, lifetime);
        if (!(load > 0)) {
            return Optional.empty();
        }
        double arriving = load / lifetime.mean() * NANOS_PER_SECOND * seconds;
        return switch (balancer) {
            case "random" -> refused(arriving * ErlangB.blocking(limit, load / pods), "Erlang B of one pod's limit");
            case "least-conn" ->
                refused(
                        arriving * ErlangB.blocking(Math.multiplyExact(pods, limit), load),
                        "Erlang B of all pods' limits together");
            default -> Optional.empty();
        };
    }

    private static Optional<Prediction> refused(double value, String source) {
        return Optional.of(new Prediction(
                "attempts.refusedFull",
                value,
                "attempts",
                Prediction.Kind.EXACT,
                "constant Poisson arrivals, stationary, whoever is refused does not come back; any lifetime law",
                source));
    }

    /** Returns the least time in which pods that make so many handshakes a second each can take lost clients back. */
    public static Optional<Prediction> leastTimeToRecover(long lost, int pods, double handshakesPerSecond) {
        return lost > 0 && pods > 0 && handshakesPerSecond > 0
                ? Optional.of(new Prediction(
                        "storm.timeTo100",
                        AcceptQueue.leastSeconds(lost, pods, handshakesPerSecond),
                        "s",
                        Prediction.Kind.LOWER_BOUND,
                        "all connections lost at once, all pods accept from that instant on",
                        "lost / (pods x rate)"))
                : Optional.empty();
    }

    /**
     * Returns the reconnect attempts per lost connection in an outage of all pods: for exponential back-off of factor 2 from
     * exponent 0 that is capped before its jitter and has no end.
     *
     * @param outageSeconds from the loss until all pods accept again
     */
    public static Optional<Prediction> amplificationOfOutage(Reconnect reconnect, double outageSeconds) {
        boolean plain = reconnect instanceof Reconnect.Exponential backoff
                && backoff.factor() == 2
                && backoff.exponentStart() == 0
                && backoff.capped() == Reconnect.Capped.BEFORE_JITTER
                && backoff.jitter() != Reconnect.Jitter.PROPORTIONAL
                && backoff.attempts().isEmpty();
        if (!plain || !(outageSeconds > 0)) {
            return Optional.empty();
        }
        Reconnect.Exponential backoff = (Reconnect.Exponential) reconnect;
        Outage outage = Outage.of(backoff.jitter(), seconds(backoff.base()), seconds(backoff.cap()), outageSeconds);
        return Optional.of(new Prediction(
                "storm.amplification",
                outage.failedAttempts() + 1,
                "ratio",
                Prediction.Kind.EXACT,
                "all connections lost in one instant, all pods back in one instant, attempts before it refused at once and"
                        + " all later ones accepted",
                "renewal equations of the waits"));
    }

    /**
     * Returns the reconnects per client and day that a maximum age of connections costs: for endless sessions, and for
     * exponential ones with an age that does not vary.
     *
     * @param lifetime of the session; empty where it has no end
     * @param meanAgeSeconds at which connections end
     * @param varies whether the age does
     */
    public static Optional<Prediction> reconnectsForAge(
            Optional<Distribution> lifetime, double meanAgeSeconds, boolean varies) {
        if (lifetime.isEmpty()) {
            return reconnectsForAge(1 / meanAgeSeconds, "1 / mean age");
        }
        if (varies || !(lifetime.get() instanceof Exponential)) {
            return Optional.empty();
        }
        double meanSession = lifetime.get().mean() / NANOS_PER_SECOND;
        return reconnectsForAge(
                MaxAge.reconnectsPerSession(meanSession, meanAgeSeconds) / meanSession,
                "1 / (e^(age / mean session) - 1) per session");
    }

    private static Optional<Prediction> reconnectsForAge(double perSecond, String source) {
        return Optional.of(new Prediction(
                "client.reconnectsPerClientDay",
                perSecond * SECONDS_PER_DAY,
                "1/day",
                Prediction.Kind.EXACT,
                "connections end for their age alone, clients come back at once",
                source));
    }

    private static double seconds(Duration span) {
        return span.getSeconds() + span.getNano() / NANOS_PER_SECOND;
    }

    /** The mean number of connections kept up by Poisson arrivals of constant rate; NaN where others take part. */
    private static double stationaryLoad(List<Arrivals> arrivals, Distribution lifetime) {
        double perSecond = 0;
        for (Arrivals entry : arrivals) {
            if (!(entry instanceof Arrivals.Poisson poisson)) {
                return Double.NaN;
            }
            perSecond += poisson.rate().perSecond();
        }
        return lifetime.mean() == Double.POSITIVE_INFINITY
                ? Double.NaN
                : perSecond / NANOS_PER_SECOND * lifetime.mean();
    }
}
