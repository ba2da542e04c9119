package io.steelyard.select.kubeproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.steelyard.random.SplitMix64;
import io.steelyard.scenario.kubernetes.ProxyMode;
import io.steelyard.select.Pick;
import io.steelyard.select.TestView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the rules of kube-proxy did on Linux 6.18, against what the balancer does with the same openings, endings and changes
 * of the endpoints. Both are random, so that numbers of connections are compared and not each choice.
 */
class KubeProxyTraceTest {
    private static final String FOLDER = "/conformance/trace/";
    private static final int RUNS = 200;

    private static Reader steps(String file) throws IOException {
        return new Reader(new GZIPInputStream(open(file)));
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(KubeProxyTraceTest.class.getResourceAsStream(FOLDER + file), file);
    }

    /** The lines of a trace after its heading: operation, argument. */
    private static final class Reader {
        private final List<String[]> lines = new ArrayList<>();

        Reader(InputStream stream) throws IOException {
            try (BufferedReader text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                text.readLine();
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                    lines.add(line.split(",", -1));
                }
            }
        }
    }

    /** One pass through a trace: connections by server at each change and at the end. */
    private static final class Replay {
        private final TestView view = new TestView();
        private final KubeProxy balancer;
        private final Pick pick = new Pick();
        private final Map<Integer, Integer> serverOf = new TreeMap<>();
        private final List<int[]> counts = new ArrayList<>();
        private final int servers;

        Replay(ProxyMode mode, long seed, int initial, int servers) {
            balancer = new KubeProxy(Options.of(mode).config(), new SplitMix64(seed));
            this.servers = servers;
            for (int server = 0; server < initial; server++) {
                view.add(address(server), 1);
            }
            balancer.onMembership(0, view);
        }

        private static String address(int server) {
            return "127.0.0." + (11 + server) + ":9100";
        }

        List<int[]> run(Reader steps) {
            for (String[] step : steps.lines) {
                switch (step[0]) {
                    case "O" -> connect(Integer.parseInt(step[1]));
                    case "C" -> close(Integer.parseInt(step[1]));
                    default -> change(step[0], step[1]);
                }
            }
            count();
            return counts;
        }

        private void connect(int id) {
            int slot = balancer.select(pick.set(0, id, id, id, 0), view);
            view.assign(slot);
            balancer.onAssigned(pick, slot);
            serverOf.put(id, slot);
        }

        private void close(int id) {
            Integer slot = serverOf.remove(id);
            if (slot != null) {
                view.release(slot);
                balancer.onReleased(0, slot, id);
            }
        }

        private void change(String operation, String argument) {
            count();
            int server = Integer.parseInt(argument.split("\\|", -1)[0].substring(1)) - 1;
            switch (operation) {
                case "A" -> {
                    for (String added : argument.split("\\|", -1)) {
                        view.add(address(Integer.parseInt(added.substring(1)) - 1), 1);
                    }
                }
                case "D", "K" -> view.remove(server);
                case "U" -> assertEquals(server, view.add(address(server), 1));
                default -> throw new AssertionError(operation);
            }
            balancer.onMembership(0, view);
            if (operation.equals("K")) {
                reopen(server);
            }
        }

        private void reopen(int server) {
            List<Integer> victims = serverOf.entrySet().stream()
                    .filter(entry -> entry.getValue() == server)
                    .map(Map.Entry::getKey)
                    .toList();
            victims.forEach(this::close);
            victims.forEach(this::connect);
        }

        private void count() {
            int[] now = new int[servers];
            serverOf.values().forEach(slot -> now[slot]++);
            counts.add(now);
        }
    }

    private static double variation(int[] counts) {
        double mean = Arrays.stream(counts).average().orElseThrow();
        double square = Arrays.stream(counts)
                .mapToDouble(count -> (count - mean) * (count - mean))
                .average()
                .orElseThrow();
        return Math.sqrt(square) / mean;
    }

    /**
     * Each measured number lies within five standard deviations of the simulated ones about their mean: of 92 numbers one
     * would not, by chance, once in 20,000 times. The coefficient of variation lies within what {@value #RUNS} runs gave.
     */
    @ParameterizedTest
    @CsvSource({
        "T1-churn, kube-iptables, IPTABLES",
        "T1-churn, kube-nft, NFTABLES",
        "T2-addrainkill, kube-iptables, IPTABLES",
        "T2-addrainkill, kube-nft, NFTABLES"
    })
    void connectionsByServerAreThoseThatWereMeasured(String trace, String policy, ProxyMode mode) throws IOException {
        JsonNode results = new ObjectMapper().readTree(open(trace + ".results.json"));
        JsonNode measured = results.get("results").get(policy);
        int servers = measured.get("servers").size();
        Reader steps = steps(results.get("steps").asText());
        List<List<int[]>> runs = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            runs.add(new Replay(mode, run, results.get("initial_servers").asInt(), servers).run(steps));
        }
        JsonNode moments = measured.get("counts");
        assertEquals(moments.size(), runs.get(0).size());
        for (int moment = 0; moment < moments.size(); moment++) {
            int[] counts = new int[servers];
            for (int server = 0; server < servers; server++) {
                counts[server] =
                        moments.get(moment).get(3).get("s" + (server + 1)).asInt();
            }
            compare(trace + " " + policy + " " + moments.get(moment).get(0), counts, at(moment, runs));
        }
    }

    private static List<int[]> at(int moment, List<List<int[]>> runs) {
        return runs.stream().map(run -> run.get(moment)).toList();
    }

    private static void compare(String what, int[] measured, List<int[]> simulated) {
        for (int server = 0; server < measured.length; server++) {
            int number = server;
            double[] counts = simulated.stream().mapToDouble(run -> run[number]).toArray();
            double mean = Arrays.stream(counts).average().orElseThrow();
            double variance = Arrays.stream(counts)
                    .map(count -> (count - mean) * (count - mean))
                    .average()
                    .orElseThrow();
            assertEquals(mean, measured[server], 5 * Math.sqrt(variance), what + ", server " + (server + 1));
        }
        double[] variations = simulated.stream()
                .mapToDouble(KubeProxyTraceTest::variation)
                .sorted()
                .toArray();
        double variation = variation(measured);
        assertTrue(
                variation >= variations[0] && variation <= variations[RUNS - 1],
                what + ": " + variation + " is not within " + variations[0] + " to " + variations[RUNS - 1]);
    }
}
