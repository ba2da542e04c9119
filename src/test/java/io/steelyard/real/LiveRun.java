package io.steelyard.real;

import io.steelyard.conformance.ServerLine;
import io.steelyard.conformance.Trace;
import io.steelyard.conformance.Trace.Step;
import io.steelyard.random.RandomSource;
import io.steelyard.select.SourceAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A trace done to a real proxy, one step after the other: the next begins when the one before is over on all sides. */
final class LiveRun implements AutoCloseable {
    private final Trace trace;
    private final LiveProxy proxy;
    private final RandomSource random;
    private final Deadline deadline;
    private final List<ServerLine> lines;
    private final boolean[] listed;
    private final Map<Integer, Connection> open = new TreeMap<>();
    private final int[] ofNewest;
    private final StringBuilder assigned = new StringBuilder();
    private byte[] keyText = new byte[64];

    private record Connection(ClientSocket socket, int generation, int key) {}

    /** Starts a proxy with some servers. */
    @FunctionalInterface
    interface Starter {
        LiveProxy start(List<ServerLine> lines) throws IOException;
    }

    /**
     * Starts the proxy.
     *
     * @param servers all that there will be; those that take connections at the beginning come first
     * @param listAll whether servers to come stand in the configuration from the beginning
     */
    LiveRun(
            Trace trace,
            List<ServerLine> servers,
            boolean listAll,
            Starter starter,
            RandomSource random,
            Deadline deadline)
            throws IOException {
        this.trace = trace;
        this.random = random;
        this.deadline = deadline;
        lines = new ArrayList<>(servers);
        listed = new boolean[servers.size()];
        ofNewest = new int[servers.size()];
        for (ServerLine line : servers) {
            listed[line.number()] = listAll || line.takes();
        }
        proxy = starter.start(listedLines());
    }

    private List<ServerLine> listedLines() {
        return lines.stream().filter(line -> listed[line.number()]).toList();
    }

    /** Does all steps; returns the server of each opening in order, a letter each. */
    String run() {
        for (Step step : trace.steps()) {
            deadline.check("after " + assigned.length() + " openings");
            try {
                step(step);
            } catch (IOException failed) {
                throw new LiveCheckException(
                        "step " + step + " failed after " + assigned.length() + " openings: " + failed, failed);
            }
        }
        return assigned.toString();
    }

    private void step(Step step) throws IOException {
        switch (step.operation()) {
            case 'O' -> connect(step.id(), step.key());
            case 'C' -> {
                Connection connection = open.remove(step.id());
                if (connection != null) {
                    connection.socket().finish();
                    settle(connection);
                }
            }
            default -> change(step);
        }
    }

    private void connect(int id, int key) throws IOException {
        keyText = trace.keys().write(key, keyText);
        String text = new String(keyText, 0, trace.keys().length(key), StandardCharsets.US_ASCII);
        ClientSocket socket = ClientSocket.open(source(id), proxy.address(), text, random);
        open.put(id, new Connection(socket, proxy.generation(), key));
        ofNewest[socket.server()]++;
        assigned.append((char) ('a' + socket.server()));
    }

    private InetAddress source(int id) throws IOException {
        int address = SourceAddress.ipv4(trace.sources().of(id));
        return InetAddress.getByAddress(
                new byte[] {(byte) (address >>> 24), (byte) (address >>> 16), (byte) (address >>> 8), (byte) address});
    }

    /** A connection has ended; of those that an older generation has nobody else takes notice. */
    private void settle(Connection connection) throws IOException {
        if (connection.generation() == proxy.generation()) {
            int server = connection.socket().server();
            ofNewest[server]--;
            proxy.settle(server, ofNewest[server]);
        }
    }

    private void change(Step step) throws IOException {
        boolean takes = step.operation() != 'D' && step.operation() != 'K';
        List<Integer> changed = new ArrayList<>();
        for (String name : step.servers()) {
            for (ServerLine line : List.copyOf(lines)) {
                if (line.name().equals(name)) {
                    lines.set(
                            line.number(),
                            new ServerLine(line.number(), line.name(), line.address(), line.weight(), takes));
                    listed[line.number()] = true;
                    changed.add(line.number());
                }
            }
        }
        int before = proxy.generation();
        proxy.change(step, listedLines());
        if (proxy.generation() != before) {
            Arrays.fill(ofNewest, 0);
        }
        if (step.operation() == 'K') {
            throwOff(changed);
        }
    }

    /** All clients of the servers lose their connections and then come back, the earliest first. */
    private void throwOff(List<Integer> servers) throws IOException {
        Map<Integer, Connection> victims = new TreeMap<>(open);
        victims.values()
                .removeIf(connection -> !servers.contains(connection.socket().server()));
        for (Map.Entry<Integer, Connection> victim : victims.entrySet()) {
            Connection connection = victim.getValue();
            open.remove(victim.getKey());
            if (proxy.throwsOff() && connection.generation() == proxy.generation()) {
                connection.socket().awaitEnd();
                ofNewest[connection.socket().server()]--;
            } else {
                connection.socket().close();
            }
        }
        for (int server : servers) {
            proxy.settle(server, ofNewest[server]);
        }
        for (Map.Entry<Integer, Connection> victim : victims.entrySet()) {
            connect(victim.getKey(), victim.getValue().key());
        }
    }

    @Override
    public void close() throws IOException {
        try {
            for (Connection connection : open.values()) {
                connection.socket().close();
            }
        } finally {
            proxy.close();
        }
    }
}
