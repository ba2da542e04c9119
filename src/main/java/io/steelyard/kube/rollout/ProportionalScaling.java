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
     * @param annotatedMax the most pods its Deployment allowed when it was last sized; at least 1
     */
    public record Share(int revision, int replicas, int annotatedMax) {}

    /**
     * The new sizes.
     *
     * @param shares the ReplicaSets that have pods
     * @param replicas the wanted pods of the Deployment
     * @param surge the pods allowed above them
     * @return the sizes in the order of {@code shares}
     */
    public static List<Integer> sizes(List<Share> shares, int replicas, int surge) {
        int allowed = replicas > 0 ? replicas + surge : 0;
        int toAdd = allowed - shares.stream().mapToInt(Share::replicas).sum();
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
        int fraction = replicas == 0
                ? -share.replicas()
                : round((double) share.replicas() * (replicas + surge) / share.annotatedMax()) - share.replicas();
        return growing ? Math.min(fraction, left) : Math.max(fraction, left);
    }

    private static int round(double size) {
        return (int) (size + 0.5);
    }
}
