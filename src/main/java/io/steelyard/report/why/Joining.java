package io.steelyard.report.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A span of a run in which empty pods joined, or came back, and nothing else disturbed the fleet, and what they were given in it.
 *
 * <p>It begins when the serving pods become more and ends when connections are lost, serving pods become fewer, a quarter
 * of the connections has left, or the new pods are nearly as full as the older ones. Departures from the new pods are
 * taken in proportion to what they hold.
 *
 * @param startSeconds when the first pod joined
 * @param seconds how long the span is
 * @param oldPods pods that served before
 * @param newPods pods that joined
 * @param back those of them that held connections before, so that they did not join but came back
 * @param given share of the connections established in the span that the new pods got
 * @param share share that they would have got if every serving pod got the same
 * @param established connections established in the span
 * @param left connections that ended in the span
 * @param newLoad connections of a new pod at the span's end, mean
 * @param oldLoad connections of an older pod then, mean
 */
record Joining(
        double startSeconds,
        double seconds,
        int oldPods,
        int newPods,
        int back,
        double given,
        double share,
        double established,
        double left,
        double newLoad,
        double oldLoad) {
    private static final double LEVEL = 0.9;
    private static final double MOST_LEFT = 0.25;
    private static final double LEAST_ESTABLISHED = 200;
    private static final double DEVIATIONS = 3;
    private static final double LEAST_UNCERTAINTY = 0.05;

    /** How far {@link #given} may be from {@link #share} by chance and by the estimate of departures. */
    double uncertainty() {
        return Math.max(LEAST_UNCERTAINTY, DEVIATIONS * Math.sqrt(share * (1 - share) / established));
    }

    /** The joining with the most new pods for each older one; empty if none has connections enough to tell anything. */
    static Optional<Joining> largest(Timeline run) {
        Optional<Joining> largest = Optional.empty();
        for (int sample = 1; sample < run.samples(); sample++) {
            if (run.serving(sample) > run.serving(sample - 1) && run.serving(sample - 1) > 0) {
                Span span = new Span(run, sample);
                Joining joining = span.follow();
                boolean larger =
                        largest.map(other -> joining.growth() > other.growth()).orElse(true);
                if (joining.established >= LEAST_ESTABLISHED && larger) {
                    largest = Optional.of(joining);
                }
                sample = span.end;
            }
        }
        return largest;
    }

    private double growth() {
        return (double) newPods / oldPods;
    }

    /** The span while it is followed. */
    private static final class Span {
        private final Timeline run;
        private final int start;
        private final int oldPods;
        private final List<Integer> fresh = new ArrayList<>();
        private int end;
        private double established;
        private double left;
        private double toNew;
        private double dealt;

        /** A span that begins with a sample. */
        Span(Timeline run, int start) {
            this.run = run;
            this.start = start;
            oldPods = run.serving(start - 1);
            end = start;
            for (int pod = 0; pod < run.pods(); pod++) {
                if (run.load(start - 1, pod) <= 0) {
                    fresh.add(pod);
                }
            }
        }

        Joining follow() {
            // Who was given what before the first sample with new pods cannot be told: they came somewhere in between.
            double before = run.connections(start);
            for (int sample = start + 1; sample < run.samples() && calm(sample); sample++) {
                take(sample);
                end = sample;
                boolean level = newLoad() >= LEVEL * oldLoad();
                if (level || left > MOST_LEFT * before) {
                    break;
                }
            }
            return new Joining(
                    run.seconds(start),
                    run.seconds(end) - run.seconds(start),
                    oldPods,
                    run.serving(end) - oldPods,
                    back(),
                    toNew / established,
                    dealt / established,
                    established,
                    left,
                    newLoad(),
                    oldLoad());
        }

        private int back() {
            long back = fresh.stream()
                    .filter(pod -> run.load(end, pod) > 0 && run.heldBefore(start, pod))
                    .count();
            return (int) Math.min(back, run.serving(end) - oldPods);
        }

        private boolean calm(int sample) {
            return run.lost(sample) == 0 && run.serving(sample) >= run.serving(sample - 1);
        }

        private void take(int sample) {
            double opened = run.established(sample);
            double gone = run.left(sample);
            double held = held(sample - 1);
            established += opened;
            left += gone;
            toNew += held(sample) - held + gone * held / Math.max(1, run.connections(sample - 1));
            dealt += opened * (newShare(sample - 1) + newShare(sample)) / 2;
        }

        private double newShare(int sample) {
            return 1 - (double) oldPods / run.serving(sample);
        }

        /** Connections of the new pods. */
        private double held(int sample) {
            double sum = 0;
            for (int pod : fresh) {
                sum += Math.max(0, run.load(sample, pod));
            }
            return sum;
        }

        private double newLoad() {
            int pods = run.serving(end) - oldPods;
            return pods > 0 ? held(end) / pods : 0;
        }

        private double oldLoad() {
            return (run.connections(end) - held(end)) / oldPods;
        }
    }
}
