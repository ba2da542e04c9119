package io.steelyard.control;

/** Which node a pod of one workload goes to, and when its image is there. */
public interface Placement {
    /** No node has room: the pod stays Pending until it is placed again. */
    int NOWHERE = -1;

    /** Every pod goes to the same node, number 0, which has room for all and every image. */
    Placement ONE_NODE = new Placement() {
        @Override
        public int place(int pod, long now) {
            return 0;
        }

        @Override
        public long imagePulledNanos(int pod, long now) {
            return now;
        }

        @Override
        public void gone(int pod, long now) {}
    };

    /** The node of a pod that needs one, or {@link #NOWHERE}; it keeps its place there until it is gone. */
    int place(int pod, long now);

    /** When the image of a pod that has just been placed will be on its node; not before now. */
    long imagePulledNanos(int pod, long now);

    /** A pod is no more, placed or not. */
    void gone(int pod, long now);
}
