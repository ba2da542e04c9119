package io.steelyard.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steelyard.conformance.CaseFile;
import io.steelyard.conformance.ConformanceCase;
import io.steelyard.conformance.PredictedOdds;
import io.steelyard.conformance.RealPolicy;
import io.steelyard.conformance.ServerLine;
import io.steelyard.conformance.Trace;
import io.steelyard.conformance.TraceCases;
import io.steelyard.random.RandomStream;
import io.steelyard.select.SharedTables;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * One check: a trace of random steps, done by real proxies and predicted by production classes.
 *
 * <p>What was done and seen is left as a trace of the form of the conformance cases.
 */
final class LiveCheck implements AutoCloseable {
    private static final int LARGEST_WEIGHT = 5;

    /** How often all policies of random choices together fail a right model. */
    private static final double ERROR = 1e-3;

    private final LiveSettings settings;
    private final Path folder;
    private final FreeAddress free;
    private final Backends backends;
    private final int[] weights = new int[RandomSteps.SERVERS];
    private final CaseFile file;
    private final Trace trace;
    private final Deadline deadline;
    private final LiveTable table = new LiveTable();

    /** Draws the steps and starts the backends; what is to be kept goes to the folder, which exists. */
    LiveCheck(LiveSettings settings, Path folder) throws IOException {
        settings.checkDescriptors();
        this.settings = settings;
        this.folder = folder;
        free = new FreeAddress(stream("addresses"));
        Path traces = Files.createDirectories(folder.resolve("trace"));
        RandomStream random = stream("steps");
        for (int server = 0; server < weights.length; server++) {
            weights[server] = 1 + random.nextInt(LARGEST_WEIGHT);
        }
        Path steps = traces.resolve("live.steps.csv.gz");
        try (Writer writer =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(steps)), StandardCharsets.UTF_8)) {
            writer.write(String.join("\n", RandomSteps.draw(random, settings.opens())) + "\n");
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("scenario", "live, seed " + settings.seed());
        root.put("steps", steps.getFileName().toString());
        root.put("initial_servers", RandomSteps.INITIAL);
        root.put("source_address", "127." + (2 + random.nextInt(250)) + ".(id mod 97)." + (2 + random.nextInt(250)));
        root.putObject("results");
        file = new CaseFile(folder, traces.resolve("live.results.json"), root);
        trace = Trace.read(file);
        backends = new Backends(weights.length, free);
        deadline = Deadline.in(Duration.ofMinutes(4).plusMillis(400L * settings.opens()));
    }

    private RandomStream stream(String component) {
        return RandomStream.named(settings.seed(), 0, "live " + component, 0);
    }

    LiveTable table() {
        return table;
    }

    private ObjectNode results() {
        return (ObjectNode) file.root().get("results");
    }

    /** Tells which policies there will be, before the first of them is checked. */
    void announce(LivePolicy policy, Product.Installed installed) {
        ObjectNode body = results().putObject(policy.name());
        body.put("product", installed.name());
        body.put("directive", policy.directive());
        body.put("threads_or_workers", 1);
        body.put("nginx_zone", false);
        ArrayNode servers = body.putArray("servers");
        for (ServerLine line : servers(policy)) {
            servers.addArray().add(line.name()).add(line.address()).add(line.weight());
        }
    }

    private List<ServerLine> servers(LivePolicy policy) {
        List<ServerLine> lines = new ArrayList<>();
        List<InetSocketAddress> addresses = backends.addresses();
        for (int server = 0; server < weights.length; server++) {
            String address = FreeAddress.text(addresses.get(server));
            int weight = policy.weighted() ? weights[server] : 1;
            lines.add(ServerLine.numbered(server, address, weight, server < RandomSteps.INITIAL));
        }
        return lines;
    }

    /**
     * Checks a policy that was announced.
     *
     * @throws AssertionError if the product did otherwise than predicted
     * @throws LiveCheckException if it could not be made to do anything
     */
    void check(LivePolicy policy, Product.Installed installed) {
        String version = installed.name();
        ObjectNode body = (ObjectNode) results().get(policy.name());
        String seen;
        try {
            seen = measure(policy, installed);
        } catch (LiveCheckException failed) {
            table.add(policy.name(), version, "-", "-", "NOT MEASURED: " + failed.getMessage());
            throw failed;
        }
        body.put("assign", seen);
        String opens = Integer.toString(seen.length());
        ConformanceCase testCase = new ConformanceCase(file, policy.name(), body);
        RealPolicy known = TraceCases.policy(body).orElseThrow();
        String equal = known.random() ? "random" : Integer.toString(equal(predicted(testCase), seen));
        try {
            if (known.random()) {
                new PredictedOdds(trace, known.kind(), servers(policy), seen, stream("draws")).check(errorOfRandom());
            } else {
                compare(predicted(testCase), seen);
            }
            table.add(policy.name(), version, opens, equal, known.random() ? "within the bounds" : "all equal");
        } catch (AssertionError different) {
            table.add(policy.name(), version, opens, equal, "DIFFERENT: " + different.getMessage());
            throw different;
        }
    }

    /** The share of one policy in {@link #ERROR}. */
    private double errorOfRandom() {
        int policies = 0;
        for (JsonNode body : results()) {
            policies += TraceCases.policy(body).filter(RealPolicy::random).isPresent() ? 1 : 0;
        }
        return ERROR / policies;
    }

    private String measure(LivePolicy policy, Product.Installed installed) {
        try {
            Path own = Files.createDirectories(folder.resolve(policy.folder()));
            boolean listAll = policy.product() == Product.HAPROXY;
            LiveRun.Starter starter = lines -> policy.product() == Product.HAPROXY
                    ? new LiveHaproxy(installed.program(), policy.directive(), own, free, lines)
                    : new LiveNginx(installed.program(), policy.directive(), own, free, lines);
            try (LiveRun run = new LiveRun(trace, servers(policy), listAll, starter, stream("frames"), deadline)) {
                return run.run();
            }
        } catch (IOException failed) {
            throw new LiveCheckException("could not run " + installed.program() + ": " + failed, failed);
        }
    }

    private String predicted(ConformanceCase testCase) {
        StringBuilder letters = new StringBuilder();
        TraceCases.replay(testCase, trace, new SharedTables(), 1, 1)
                .run()
                .assigned()
                .forEach(server -> letters.append((char) ('a' + server)));
        return letters.toString();
    }

    private static int equal(String predicted, String seen) {
        int equal = 0;
        for (int i = 0; i < Math.min(predicted.length(), seen.length()); i++) {
            equal += predicted.charAt(i) == seen.charAt(i) ? 1 : 0;
        }
        return equal;
    }

    private static void compare(String predicted, String seen) {
        for (int i = 0; i < Math.min(predicted.length(), seen.length()); i++) {
            if (predicted.charAt(i) != seen.charAt(i)) {
                throw new AssertionError("opening " + i + " of " + seen.length() + " went to "
                        + ServerLine.name(seen.charAt(i) - 'a') + ", predicted was "
                        + ServerLine.name(predicted.charAt(i) - 'a'));
            }
        }
        if (predicted.length() != seen.length()) {
            throw new AssertionError("there were " + seen.length() + " openings, predicted were " + predicted.length());
        }
    }

    /** Writes down what was measured and what came of it. */
    void keep() throws IOException {
        JsonNode root = file.root();
        results().properties().removeIf(policy -> !policy.getValue().has("assign"));
        Files.writeString(file.path(), root.toPrettyString() + "\n");
        Files.writeString(folder.resolve("table.md"), table.toString());
    }

    @Override
    public void close() {
        backends.close();
    }
}
