package io.steelyard.observe;

import io.steelyard.observe.Counters.Count;
import io.steelyard.observe.Observer.Failure;
import io.steelyard.observe.Observer.Loss;

/** Measures reconnect storms: how high, how long, how well they end. */
final class StormRecorder {
    private static final long SECOND = 1_000_000_000L;
    private static final double STORM_FACTOR = 3;

    private final Counters counters;
    private final RateBins attempts = new RateBins(SECOND);
    private final RateBins attemptsInTenths = new RateBins(SECOND / 10);
    private final SlidingPeak attemptsSliding = new SlidingPeak(SECOND);
    private final RateBins successes = new RateBins(SECOND);
    private final RateBins successesInTenths = new RateBins(SECOND / 10);
    private final Recovery recoveryInBlock = new Recovery();
    private final Recovery recoveryInRun = new Recovery();
    private final Spans downtimesInBlock = new Spans();
    private final Spans downtimesInRun = new Spans();
    private final Spans unfinished = new Spans();
    private final Spans allDowntimes = new Spans();
    private long startNanos;
    private boolean eventSeen;

    StormRecorder(Counters counters) {
        this.counters = counters;
    }

    void begin(long now) {
        startNanos = now;
        attempts.begin(now);
        attemptsInTenths.begin(now);
        successes.begin(now);
        successesInTenths.begin(now);
    }

    void attempt(long now) {
        counters.increment(Count.RECONNECT_ATTEMPTS);
        attempts.add(now);
        attemptsInTenths.add(now);
        attemptsSliding.add(now);
    }

    void fail(Failure cause) {
        counters.increment(Count.RECONNECT_FAILURES);
        counters.increment(
                switch (cause) {
                    case NO_ENDPOINT -> Count.WITHOUT_ENDPOINT;
                    case REFUSED, NOT_LISTENING_YET -> Count.REFUSED;
                    case FULL -> Count.REFUSED_FULL;
                    case TIMED_OUT -> Count.TIMED_OUT;
                    case NO_GATEWAY -> Count.WITHOUT_GATEWAY;
                    case ABANDONED -> Count.ABANDONED;
                    case OVERFLOW -> Count.OVERFLOWED;
                    case HANDSHAKE_TIMED_OUT -> Count.HANDSHAKES_TIMED_OUT;
                    case NOT_ADMITTED -> Count.NOT_ADMITTED;
                    case OTHER_POD -> Count.OTHER_POD;
                    case DOWNSTREAM -> Count.DOWNSTREAM_FULL;
                });
    }

    void lose(long now, Loss cause) {
        counters.increment(Count.LOST);
        counters.increment(
                switch (cause) {
                    case ROLLOUT -> Count.LOST_BY_ROLLOUT;
                    case SCALE_DOWN -> Count.LOST_BY_SCALE_DOWN;
                    case EVICTION -> Count.LOST_BY_EVICTION;
                    case CRASH -> Count.LOST_BY_CRASH;
                    case NODE -> Count.LOST_BY_NODE;
                    case GATEWAY -> Count.LOST_BY_GATEWAY;
                    case NETWORK -> Count.LOST_BY_NETWORK;
                    case AGE -> Count.LOST_BY_AGE;
                    case SHED -> Count.LOST_BY_SHEDDING;
                });
        recoveryInBlock.lose(now);
        recoveryInRun.lose(now);
    }

    /** A client holds a connection again; whether its loss lies in the block and in the run. */
    void comeBack(long now, long waitedNanos, boolean lostInBlock, boolean lostInRun) {
        successes.add(now);
        successesInTenths.add(now);
        downtimesInBlock.add(waitedNanos);
        if (lostInBlock) {
            recoveryInBlock.comeBack(now);
        }
        if (lostInRun) {
            recoveryInRun.comeBack(now);
        }
    }

    /** A client left without a connection, after a loss in the run. */
    void leave(long waitedNanos, boolean lostInBlock) {
        downtimesInBlock.add(waitedNanos);
        recoveryInRun.leave();
        if (lostInBlock) {
            recoveryInBlock.leave();
        }
    }

    /** An event of the scenario takes place; the first one ends the time in which the base rate is measured. */
    void event(long now) {
        if (!eventSeen && now > startNanos) {
            double base = counters.inRun(Count.RECONNECT_ATTEMPTS) / ((now - startNanos) / (double) SECOND);
            attempts.roll(now);
            attempts.setBase(base);
            attempts.setLimit(base > 0 ? STORM_FACTOR * base : Double.NaN);
        }
        eventSeen = true;
    }

    /** Sets what the sample at the end of a span shows. */
    void sample(long now, SeriesRecorder series, double seconds) {
        long peak = attempts.takeSamplePeak(now);
        if (seconds > 0) {
            series.set(SeriesColumn.RECONNECT_ATTEMPTS, counters.sinceSample(Count.RECONNECT_ATTEMPTS) / seconds);
            series.set(SeriesColumn.RECONNECT_PEAK, peak);
            series.set(SeriesColumn.ESTABLISHED, counters.sinceSample(Count.ESTABLISHED) / seconds);
            series.set(SeriesColumn.LOST, counters.sinceSample(Count.LOST) / seconds);
        }
    }

    /** When a block ends, before {@link #endBlock}: a client that lost its connection has been without one for so long. */
    void stillWaits(long nanos) {
        unfinished.add(nanos);
    }

    /** Gives the metrics of the block that ends now; the next one begins. */
    void endBlock(long now, MetricValues values) {
        attempts.roll(now);
        attemptsInTenths.roll(now);
        successes.roll(now);
        successesInTenths.roll(now);
        fill(values, false, recoveryInBlock, withUnfinished(downtimesInBlock));
        attempts.beginBlock();
        attemptsInTenths.beginBlock();
        attemptsSliding.beginBlock();
        successes.beginBlock();
        successesInTenths.beginBlock();
        recoveryInBlock.clear();
        downtimesInRun.add(downtimesInBlock);
        downtimesInBlock.clear();
    }

    /** Gives the metrics of the run, after the last block has ended. */
    void fillRun(MetricValues values) {
        fill(values, true, recoveryInRun, withUnfinished(downtimesInRun));
    }

    private Spans withUnfinished(Spans finished) {
        allDowntimes.clear();
        allDowntimes.add(finished);
        allDowntimes.add(unfinished);
        return allDowntimes;
    }

    /** A block begins; who waits on is counted again at its end. */
    void beginBlock() {
        unfinished.clear();
    }

    private void fill(MetricValues values, boolean wholeRun, Recovery recovery, Spans downtimes) {
        long lost = counters.in(Count.LOST, wholeRun);
        long tries = counters.in(Count.RECONNECT_ATTEMPTS, wholeRun);
        values.set(StormMetrics.PEAK_ATTEMPTS, attempts.peak(wholeRun));
        values.set(StormMetrics.PEAK_ATTEMPTS_100_MS, 10 * attemptsInTenths.peak(wholeRun));
        values.set(StormMetrics.PEAK_ATTEMPTS_SLIDING, attemptsSliding.peak(wholeRun));
        values.set(StormMetrics.PEAK_SUCCESSES, successes.peak(wholeRun));
        values.set(StormMetrics.PEAK_SUCCESSES_100_MS, 10 * successesInTenths.peak(wholeRun));
        values.set(StormMetrics.LOST, lost);
        values.set(StormMetrics.LOST_BY_ROLLOUT, counters.in(Count.LOST_BY_ROLLOUT, wholeRun));
        values.set(StormMetrics.LOST_BY_CRASH, counters.in(Count.LOST_BY_CRASH, wholeRun));
        values.set(StormMetrics.LOST_BY_EVICTION, counters.in(Count.LOST_BY_EVICTION, wholeRun));
        values.set(StormMetrics.LOST_BY_NODE, counters.in(Count.LOST_BY_NODE, wholeRun));
        values.set(StormMetrics.LOST_BY_GATEWAY, counters.in(Count.LOST_BY_GATEWAY, wholeRun));
        values.set(StormMetrics.LOST_BY_NETWORK, counters.in(Count.LOST_BY_NETWORK, wholeRun));
        values.set(StormMetrics.LOST_BY_AGE, counters.in(Count.LOST_BY_AGE, wholeRun));
        values.set(StormMetrics.LOST_BY_SHEDDING, counters.in(Count.LOST_BY_SHEDDING, wholeRun));
        values.set(StormMetrics.ATTEMPTS, tries);
        values.set(StormMetrics.EXCESS_ATTEMPTS, attempts.excess(wholeRun));
        values.set(StormMetrics.AMPLIFICATION, MoveColumn.ratio(tries, lost));
        values.set(StormMetrics.FAILURES, counters.in(Count.RECONNECT_FAILURES, wholeRun));
        values.set(StormMetrics.WITHOUT_ENDPOINT, counters.in(Count.WITHOUT_ENDPOINT, wholeRun));
        values.set(StormMetrics.REFUSED, counters.in(Count.REFUSED, wholeRun));
        values.set(StormMetrics.REFUSED_FULL, counters.in(Count.REFUSED_FULL, wholeRun));
        values.set(StormMetrics.TIMED_OUT, counters.in(Count.TIMED_OUT, wholeRun));
        values.set(StormMetrics.WITHOUT_GATEWAY, counters.in(Count.WITHOUT_GATEWAY, wholeRun));
        values.set(StormMetrics.OVERFLOWED, counters.in(Count.OVERFLOWED, wholeRun));
        values.set(StormMetrics.HANDSHAKES_TIMED_OUT, counters.in(Count.HANDSHAKES_TIMED_OUT, wholeRun));
        values.set(StormMetrics.NOT_ADMITTED, counters.in(Count.NOT_ADMITTED, wholeRun));
        values.set(StormMetrics.OTHER_POD, counters.in(Count.OTHER_POD, wholeRun));
        values.set(StormMetrics.DOWNSTREAM_FULL, counters.in(Count.DOWNSTREAM_FULL, wholeRun));
        values.set(StormMetrics.GAVE_UP, counters.in(Count.GAVE_UP, wholeRun));
        values.set(StormMetrics.TIME_TO_50, recovery.secondsTo(0.5));
        values.set(StormMetrics.TIME_TO_95, recovery.secondsTo(0.95));
        values.set(StormMetrics.TIME_TO_99, recovery.secondsTo(0.99));
        values.set(StormMetrics.TIME_TO_100, recovery.secondsTo(1));
        values.set(StormMetrics.DURATION, attempts.hasLimit() ? attempts.binsAbove(wholeRun) : Double.NaN);
        values.set(ClientMetrics.DOWNTIME_P50, downtimes.quantileSeconds(0.5));
        values.set(ClientMetrics.DOWNTIME_P99, downtimes.quantileSeconds(0.99));
        values.set(ClientMetrics.DOWNTIME_MAX, downtimes.longestSeconds());
    }
}
