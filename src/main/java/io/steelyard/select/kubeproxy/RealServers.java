package io.steelyard.select.kubeproxy;

import io.steelyard.fleet.FleetView;
import io.steelyard.structure.IntList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The real servers of all nodes by number: an {@code address:port} has the same number for ever, whatever its slot.
 *
 * <p>So a server that comes back while the kernel still knows it, because connections or memories of clients refer to it,
 * is the same as before with its counts, as in the kernel, which finds it in its trash.
 */
final class RealServers {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> addresses = new ArrayList<>();
    private final IntList slots = new IntList();
    private int[] serverAt = new int[0];

    /** Takes in where the endpoints are now. */
    void sync(FleetView view) {
        serverAt = Arrays.copyOf(serverAt, Math.max(serverAt.length, view.slotLimit()));
        for (int rank = 0; rank < view.size(); rank++) {
            int slot = view.slotAt(rank);
            int server = numbers.computeIfAbsent(view.address(slot), this::add);
            slots.set(server, slot);
            serverAt[slot] = server;
        }
    }

    private int add(String address) {
        addresses.add(address);
        slots.add(0);
        return slots.size() - 1;
    }

    /** How many servers there have been. */
    int size() {
        return slots.size();
    }

    /** The slot of a server that is an endpoint now. */
    int slot(int server) {
        return slots.get(server);
    }

    /** The server whose endpoint had the slot last. */
    int at(int slot) {
        return serverAt[slot];
    }

    /** The {@code address:port} of a server. */
    String address(int server) {
        return addresses.get(server);
    }

    /** The servers in some slots, by their addresses as text: the order in which kube-proxy adds them. */
    IntList byAddress(IntList among) {
        List<Integer> servers = new ArrayList<>();
        for (int i = 0; i < among.size(); i++) {
            servers.add(at(among.get(i)));
        }
        servers.sort(Comparator.comparing(this::address));
        IntList sorted = new IntList();
        servers.forEach(sorted::add);
        return sorted;
    }
}
