package io.steelyard.select.kubeproxy;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.structure.IntList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The nodes by which connections enter, and the endpoints to which each of them may send.
 *
 * <p>With {@code externalTrafficPolicy: Cluster} there are as many nodes as was said, and each sends to all endpoints;
 * with {@code Local} they are the endpoints' own nodes, and each sends to those that run on it. A node without an endpoint
 * of its own then fails the front end's health check and takes nothing. The front end chooses a node at random for each
 * connection, whatever the number of endpoints there.
 */
final class EntryNodes {
    static final int NONE = -1;

    private final boolean local;
    private final int given;
    private final List<IntList> endpoints = new ArrayList<>();
    private final IntList serving = new IntList();
    private int[] nodeOf = new int[0];

    /** So many nodes, each of which sends to all endpoints. */
    static EntryNodes anyEndpoint(int nodes) {
        return new EntryNodes(false, nodes);
    }

    /** The nodes of the endpoints, each of which sends to its own. */
    static EntryNodes ownEndpoints() {
        return new EntryNodes(true, 0);
    }

    private EntryNodes(boolean local, int given) {
        this.local = local;
        this.given = given;
        IntList all = new IntList();
        for (int node = 0; node < given; node++) {
            endpoints.add(all);
        }
    }

    /** Takes in the endpoints and where they are. */
    void sync(FleetView view) {
        nodeOf = Arrays.copyOf(nodeOf, Math.max(nodeOf.length, view.slotLimit()));
        endpoints.forEach(IntList::clear);
        for (int rank = 0; rank < view.size(); rank++) {
            int slot = view.slotAt(rank);
            nodeOf[slot] = local ? view.node(slot) : 0;
            while (endpoints.size() <= nodeOf[slot]) {
                endpoints.add(new IntList());
            }
            endpoints.get(nodeOf[slot]).add(slot);
        }
        serving.clear();
        for (int node = 0; node < endpoints.size(); node++) {
            if (!endpoints.get(node).isEmpty()) {
                serving.add(node);
            }
        }
    }

    /** The node by which the next connection enters, or {@link #NONE} where there is no endpoint. */
    int draw(RandomSource random) {
        return switch (serving.size()) {
            case 0 -> NONE;
            case 1 -> serving.get(0);
            default -> serving.get(random.nextInt(serving.size()));
        };
    }

    /** A node by which a connection to an endpoint can have entered. */
    int drawFor(int slot, RandomSource random) {
        return local ? nodeOf[slot] : given == 1 ? 0 : random.nextInt(given);
    }

    /** One more than the highest number of a node so far. */
    int size() {
        return endpoints.size();
    }

    /** The slots to which a node may send, in the order of the view. */
    IntList endpoints(int node) {
        return endpoints.get(node);
    }
}
