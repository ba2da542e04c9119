package io.steelyard.kube.hpa;

import java.util.ArrayList;
import java.util.List;

/**
 * The memory of recommendations that keeps an autoscaler from following every swing of its metrics. What is stabilised is
 * the answer; what is remembered is the recommendation as it came. An entry too old for every window is overwritten in
 * place, the last such entry first.
 */
public final class Stabilizer {
    private final List<Recommendation> recommendations = new ArrayList<>();
    private boolean seeded;

    /** What the metrics asked for at a past tick. */
    public record Recommendation(int replicas, long timeNanos) {}

    /** The memory of a controller that has never seen its object: the first tick seeds it. */
    public Stabilizer() {}

    /** A memory that holds the given recommendations, in this order, and will not be seeded. */
    public Stabilizer(List<Recommendation> recommendations) {
        this.recommendations.addAll(recommendations);
        this.seeded = true;
    }

    /** At the first tick of all, remembers the current replicas as if they had been recommended. */
    public void seed(int current, long nowNanos) {
        if (!seeded) {
            recommendations.add(new Recommendation(current, nowNanos));
            seeded = true;
        }
    }

    /** Forgets everything, as a restarted controller does. */
    public void forget() {
        recommendations.clear();
        seeded = false;
    }

    /**
     * The highest recommendation of the window, this one included ({@code stabilizeRecommendation}, used without {@code
     * behavior}). One that is exactly as old as the window still counts.
     */
    public int highest(int desired, long windowNanos, long nowNanos) {
        long cutoff = nowNanos - windowNanos;
        int highest = desired;
        int reusable = -1;
        for (int i = 0; i < recommendations.size(); i++) {
            Recommendation past = recommendations.get(i);
            if (past.timeNanos() < cutoff) {
                reusable = i;
            } else {
                highest = Math.max(highest, past.replicas());
            }
        }
        remember(desired, reusable, nowNanos);
        return highest;
    }

    /**
     * The replicas nearest to the current ones between the lowest recommendation of the window for growing and the highest
     * of the window for shrinking, this one included in both ({@code stabilizeRecommendationWithBehaviors}). One that is
     * exactly as old as a window no longer counts.
     */
    public int nearest(int current, int desired, long upWindowNanos, long downWindowNanos, long nowNanos) {
        long upCutoff = nowNanos - upWindowNanos;
        long downCutoff = nowNanos - downWindowNanos;
        int lowest = desired;
        int highest = desired;
        int reusable = -1;
        for (int i = 0; i < recommendations.size(); i++) {
            Recommendation past = recommendations.get(i);
            if (past.timeNanos() > upCutoff) {
                lowest = Math.min(lowest, past.replicas());
            }
            if (past.timeNanos() > downCutoff) {
                highest = Math.max(highest, past.replicas());
            }
            if (past.timeNanos() < upCutoff && past.timeNanos() < downCutoff) {
                reusable = i;
            }
        }
        remember(desired, reusable, nowNanos);
        return Math.min(highest, Math.max(lowest, current));
    }

    /** What is remembered, in the order of the list and not of time. */
    public List<Recommendation> recommendations() {
        return List.copyOf(recommendations);
    }

    private void remember(int desired, int reusable, long nowNanos) {
        Recommendation recommendation = new Recommendation(desired, nowNanos);
        if (reusable >= 0) {
            recommendations.set(reusable, recommendation);
        } else {
            recommendations.add(recommendation);
        }
    }
}
