package io.steelyard.control;

/** Which node a pod of one workload goes to, and when its image is there. */
public interface Placement {
    /** No node has room: the pod stays Pending until it is placed again. */
    int NOWHERE = -1;

    /** Every pod goes to the same node, number 0, which has room for all and every image, and is never lost. */
    Placement ONE_NODE = new Placement() {
        @Override
        public void attach(Tenant tenant) {}

        @Override
        public int place(int pod, long now) {
            return 0;
        }

        @Override
        public int zone(int pod) {
            return 0;
        }

        @Override
        public long imagePulledNanos(int pod, long now) {
            return now;
        }

        @Override
        public void imagePresent(int pod) {}

        @Override
        public boolean alive(int pod) {
            return true;
        }

        @Override
        public void deleted(int pod, long now) {}

        @Override
        public void gone(int pod, long now) {}
    };

    /** Names whose pods are placed here. */
    void attach(Tenant tenant);

    /** The node of a pod that needs one, or {@link #NOWHERE}; it keeps its place there until it is gone. */
    int place(int pod, long now);

    /** The number of the zone of a placed pod. */
    int zone(int pod);

    /** When the image of a placed pod, whose node is alive, will be there; not before now. */
    long imagePulledNanos(int pod, long now);

    /** The image of a placed pod is on its node: the pod has run there before anything was looked at. */
    void imagePresent(int pod);

    /** Whether the node of a placed pod is alive; the scheduler may bind to one that is lost and not noticed yet. */
    boolean alive(int pod);

    /** The deletion of a pod was asked for, placed or not. */
    void deleted(int pod, long now);

    /** A pod is no more, placed or not. */
    void gone(int pod, long now);
}
