package io.steelyard.kube.nodes;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The images of one node, and the pulls that bring them there one after another (kubelet, {@code serializeImagePulls}, its
 * default). Every revision of a workload has an image of its own.
 *
 * <p>An image that is there costs only the look that finds it. One that is not takes its turn behind the other pulls; a
 * pod whose image has come by then, because another pod wanted it too, finds it there.
 */
public final class ImagePulls {
    private final Map<Image, Long> presentSinceNanos = new LinkedHashMap<>();
    private long freeNanos = Long.MIN_VALUE;

    /** The image of a revision of a workload. */
    public record Image(int workload, int revision) {}

    /** An image that needs no pull, because its pods ran here before anything was looked at. */
    public void preload(Image image) {
        presentSinceNanos.put(image, Long.MIN_VALUE);
    }

    /**
     * A pod wants its image.
     *
     * @param coldNanos what a pull takes
     * @param cachedNanos what it takes to find that the image is there
     * @return when the pod has it
     */
    public long pull(Image image, long nowNanos, long coldNanos, long cachedNanos) {
        if (isPresent(image, nowNanos)) {
            return nowNanos + cachedNanos;
        }
        long turn = Math.max(nowNanos, freeNanos);
        if (isPresent(image, turn)) {
            freeNanos = turn + cachedNanos;
        } else {
            freeNanos = turn + coldNanos;
            presentSinceNanos.put(image, freeNanos);
        }
        return freeNanos;
    }

    private boolean isPresent(Image image, long atNanos) {
        Long since = presentSinceNanos.get(image);
        return since != null && since <= atNanos;
    }

    /** The machine stops: what is not there yet never comes. */
    public void interrupt(long nowNanos) {
        presentSinceNanos.values().removeIf(since -> since > nowNanos);
        freeNanos = Math.min(freeNanos, nowNanos);
    }
}
