package io.steelyard.select.kubeproxy;

import io.steelyard.structure.FreeList;
import io.steelyard.structure.LongIntMap;
import java.util.Arrays;

/** The connection entries of IPVS on all nodes: by which node each client's came, where it went, and what controls it. */
final class Connections {
    private final LongIntMap ofClient = new LongIntMap();
    private final FreeList entries = new FreeList();
    private int[] node = new int[16];
    private int[] server = new int[16];
    private int[] template = new int[16];

    /** Notes the connection of a client. */
    void open(int client, int throughNode, int toServer, int byTemplate) {
        int entry = entries.take();
        if (entry == node.length) {
            node = Arrays.copyOf(node, 2 * entry);
            server = Arrays.copyOf(server, 2 * entry);
            template = Arrays.copyOf(template, 2 * entry);
        }
        node[entry] = throughNode;
        server[entry] = toServer;
        template[entry] = byTemplate;
        ofClient.put(client, entry);
    }

    /** Returns the entry of a client, whose connection has ended; the entry stays until it is forgotten. */
    int end(int client) {
        int entry = ofClient.remove(client);
        if (entry == LongIntMap.ABSENT) {
            throw new IllegalStateException("client " + client + " has no connection");
        }
        return entry;
    }

    int node(int entry) {
        return node[entry];
    }

    int server(int entry) {
        return server[entry];
    }

    int template(int entry) {
        return template[entry];
    }

    void forget(int entry) {
        entries.release(entry);
    }
}
