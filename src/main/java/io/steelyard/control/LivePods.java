package io.steelyard.control;

import io.steelyard.fleet.PodTable;
import io.steelyard.kube.pods.PodPhase;
import io.steelyard.kube.pods.PodSet;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.structure.IntList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The pods of the table that are not gone, as the controllers of Kubernetes see them.
 *
 * <p>UIDs are drawn, because a ReplicaSet compares them.
 */
final class LivePods implements PodSet {
    private static final int UID_DIGITS = 16;

    /** The UID of a pod that belongs to another workload of the same table. */
    private static final String OF_ANOTHER = "";

    private final PodTable table;
    private final CounterStream draws;
    private final boolean ordinals;
    private final DeletionCosts costs;
    private final IntList live = new IntList();
    private final List<String> uids = new ArrayList<>();
    private final BitSet running = new BitSet();

    /**
     * @param ordinals whether the identity of a pod is its place in a StatefulSet
     */
    LivePods(PodTable table, CounterStream draws, boolean ordinals, DeletionCosts costs) {
        this.table = table;
        this.draws = draws;
        this.ordinals = ordinals;
        this.costs = costs;
    }

    void add(int pod) {
        live.add(pod);
        while (uids.size() < pod) {
            uids.add(OF_ANOTHER);
        }
        String digits = Long.toHexString(draws.at(Purpose.POD, pod, 0).nextLong());
        uids.add("0".repeat(UID_DIGITS - digits.length()) + digits);
    }

    void remove(int pod) {
        int kept = 0;
        for (int i = 0; i < live.size(); i++) {
            if (live.get(i) != pod) {
                live.set(kept++, live.get(i));
            }
        }
        live.swapRemove(live.size() - 1);
    }

    /** Notes whether the pod's serving container runs. */
    void setRuns(int pod, boolean runs) {
        running.set(pod, runs);
    }

    /** Whether the pod's serving container runs; it does not before its start, between two starts, and on a lost node. */
    boolean runs(int pod) {
        return running.get(pod);
    }

    @Override
    public int size() {
        return live.size();
    }

    @Override
    public int pod(int index) {
        return live.get(index);
    }

    @Override
    public int revision(int pod) {
        return table.revision(pod);
    }

    @Override
    public int ordinal(int pod) {
        return ordinals ? table.identity(pod) : NO_ORDINAL;
    }

    @Override
    public PodPhase phase(int pod) {
        return table.startedNanos(pod) == PodTable.UNSET ? PodPhase.Pending : PodPhase.Running;
    }

    @Override
    public boolean deleted(int pod) {
        return table.deletedNanos(pod) != PodTable.UNSET;
    }

    @Override
    public boolean ready(int pod) {
        return table.ready(pod);
    }

    @Override
    public long readySinceNanos(int pod) {
        return table.readySinceNanos(pod);
    }

    @Override
    public long createdNanos(int pod) {
        return table.createdNanos(pod);
    }

    @Override
    public String nodeName(int pod) {
        int node = table.node(pod);
        return node == PodTable.NO_NODE ? "" : "node-" + node;
    }

    @Override
    public int maxRestarts(int pod) {
        return table.restarts(pod);
    }

    @Override
    public int deletionCost(int pod) {
        return costs.of(pod);
    }

    @Override
    public String uid(int pod) {
        return uids.get(pod);
    }
}
