package io.steelyard.conformance;

import io.steelyard.conformance.Trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The connections of a trace as they were assigned when it was measured. */
final class AssignedTrace {
    private final RealServers servers;
    private final String letters;
    private final Map<Integer, Integer> open = new TreeMap<>();
    private final List<Integer> assigned = new ArrayList<>();
    private final List<int[]> counts = new ArrayList<>();
    private final int[] now;

    AssignedTrace(Trace trace, RealServers servers, String letters) {
        this.servers = servers;
        this.letters = letters;
        now = new int[servers.count()];
        trace.steps().forEach(this::step);
    }

    private void step(Step step) {
        switch (step.operation()) {
            case 'O' -> connect(step.id());
            case 'C' -> close(step.id());
            case 'K' -> step.servers().forEach(name -> throwOff(servers.number(name)));
            default -> {}
        }
    }

    private void connect(int id) {
        if (assigned.size() == letters.length()) {
            throw new AssertionError("there are more openings than the " + letters.length() + " that were measured");
        }
        int server = letters.charAt(assigned.size()) - 'a';
        open.put(id, server);
        assigned.add(server);
        now[server]++;
        counts.add(now.clone());
    }

    private void close(int id) {
        Integer server = open.remove(id);
        if (server != null) {
            now[server]--;
        }
    }

    private void throwOff(int server) {
        List<Integer> victims = open.entrySet().stream()
                .filter(entry -> entry.getValue() == server)
                .map(Map.Entry::getKey)
                .toList();
        victims.forEach(this::close);
        victims.forEach(this::connect);
    }

    List<Integer> assigned() {
        return assigned;
    }

    List<int[]> counts() {
        return counts;
    }
}
