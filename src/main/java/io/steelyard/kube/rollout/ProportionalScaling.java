package io.steelyard.kube.rollout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Scaling in the middle of a rolling update (kubernetes v1.28, pkg/controller/deployment/sync.go and {@code
 * GetProportion}): the change is shared out among the ReplicaSets by their sizes.
 */
public final class ProportionalScaling {
    private ProportionalScaling() {}

    /**
     * A ReplicaSet that has pods.
     *
     * @param revision its revision; a higher one is newer
     * @param replicas its size
     * @param replicasBeforeScale its size before a scaling that has been done in part; else {@code replicas}
     * @param annotatedMax the most pods its Deployment allowed when it was last sized; at least 1
     */
    public record Share(int revision, int replicas, int replicasBeforeScale, int annotatedMax) {
        /** A ReplicaSet that is not in the middle of a scaling. */
        public Share(int revision, int replicas, int annotatedMax) {
            this(revision, replicas, replicas, annotatedMax);
        }
    }

    /**
     * The new sizes.
     *
     * @param shares the ReplicaSets that have pods
     * @param replicas the wanted pods of the Deployment
     * @param surge the pods allowed above them
     * @return the sizes in the order of {@code shares}
     */
    public static List<Integer> sizes(List<Share> shares, int replicas, int surge) {
        return sizes(shares, replicas, surge, Integer.MAX_VALUE);
    }

    /**
     * The sizes of a scaling of which a part has to wait (KEP-5882).
     *
     * @param room at most so many pods are added now; at least 0
     * @return the sizes in the order of {@code shares}
     */
    public static List<Integer> sizes(List<Share> shares, int replicas, int surge, int room) {
        int allowed = replicas > 0 ? replicas + surge : 0;
        int toAdd = Math.min(
                room, allowed - shares.stream().mapToInt(Share::replicas).sum());
        List<Integer> sizes =
                new ArrayList<>(shares.stream().map(Share::replicas).toList());
        if (toAdd == 0) {
            return sizes;
        }
        List<Integer> order = order(shares, toAdd > 0);
        int added = 0;
        for (int index : order) {
            int part = part(shares.get(index), replicas, surge, toAdd - added, toAdd > 0);
            sizes.set(index, sizes.get(index) + part);
            added += part;
        }
        int largest = order.get(0);
        sizes.set(largest, Math.max(0, sizes.get(largest) + toAdd - added));
        return sizes;
    }

    /** The largest first; of equal ones the newer first when growing, the older first when shrinking. */
    private static List<Integer> order(List<Share> shares, boolean growing) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            order.add(i);
        }
        Comparator<Integer> bySize =
                Comparator.comparing(index -> -shares.get(index).replicas());
        order.sort(bySize.thenComparing(index ->
                growing ? -shares.get(index).revision() : shares.get(index).revision()));
        return order;
    }

    private static int part(Share share, int replicas, int surge, int left, boolean growing) {
        if (share.replicas() == 0 || left == 0) {
            return 0;
        }
        int fraction = fraction(share, replicas, surge);
        return growing ? Math.min(fraction, left) : Math.max(fraction, left);
    }

    private static int fraction(Share share, int replicas, int surge) {
        if (replicas == 0) {
            return -share.replicas();
        }
        double size = (double) share.replicasBeforeScale() * (replicas + surge) / share.annotatedMax();
        return round(size) - share.replicas();
    }

    /** The nearest whole number; a half goes away from zero, and no size is below it. */
    private static int round(double size) {
        return (int) (size + 0.5);
    }
}
