package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.conformance.Trace.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run in real time, as its file tells it.
 *
 * @param checked whether the balancer asks its servers whether they live
 * @param balancers how many processes side by side
 * @param plainServers whether nothing more is said of each server, such as a slow start
 * @param series connections by second and server
 * @param failures failed attempts of clients
 * @param lost connections that broke
 */
record RealTimeCase(
        List<Client> clients,
        Keys keys,
        List<Event> events,
        RealPolicy policy,
        JsonNode servers,
        int initial,
        int balancers,
        boolean checked,
        boolean plainServers,
        List<int[]> series,
        int failures,
        int lost) {

    /** One client, which stays for a lifetime from its first success. */
    record Client(long arrivalNanos, long lifetimeNanos, int key) {}

    /** What was done to servers: add, reload, kill, start. */
    record Event(long nanos, String what, List<String> servers) {}

    /** Reads a case; nothing where its product is not one that is followed. */
    static Optional<RealTimeCase> read(ConformanceCase testCase) {
        JsonNode body = testCase.body();
        JsonNode params = testCase.field("params");
        String words = Json.optional(params, "srvextra").map(JsonNode::asText).orElse("")
                + Json.optional(params, "params").map(JsonNode::asText).orElse("");
        Optional<RealPolicy> policy = RealPolicy.of(
                body,
                Json.optionalInteger(params, "nbthread").orElse(1),
                Json.optional(params, "zone").map(JsonNode::asBoolean).orElse(false),
                words);
        return policy.map(known -> read(testCase, params, known));
    }

    private static RealTimeCase read(ConformanceCase testCase, JsonNode params, RealPolicy policy) {
        JsonNode body = testCase.body();
        Keys keys = new Keys();
        List<Client> clients = new ArrayList<>();
        String arrivals = Json.text(body, "arrivals");
        for (String[] cells : Trace.lines(testCase.file().path().resolveSibling(arrivals))) {
            String key = String.format("u%05d", Integer.parseInt(cells[3]));
            clients.add(new Client(Trace.nanos(cells[1]), Trace.nanos(cells[2]), keys.number(key)));
        }
        JsonNode servers = Json.field(body, "servers");
        JsonNode totals = Json.field(body, "totals");
        return new RealTimeCase(
                clients,
                keys,
                Json.list(body, "events", RealTimeCase::event),
                policy,
                servers,
                Json.integer(params, "nb"),
                Json.optionalInteger(params, "nlb").orElse(1),
                Json.optional(params, "check").isPresent(),
                Json.optional(params, "srvextra").isEmpty(),
                series(body, servers.size()),
                Json.integer(totals, "fail"),
                Json.integer(totals, "lost"));
    }

    private static Event event(JsonNode event) {
        List<String> servers = new ArrayList<>();
        if (event.get(2).isArray()) {
            event.get(2).forEach(name -> servers.add(name.asText()));
        } else {
            servers.add(event.get(2).asText());
        }
        return new Event(Json.nanos(event.get(0)), event.get(1).asText(), servers);
    }

    private static List<int[]> series(JsonNode body, int servers) {
        return Json.list(body, "series", row -> {
            int[] counts = new int[servers];
            for (int server = 0; server < servers; server++) {
                counts[server] = row.get(1 + server).asInt();
            }
            return counts;
        });
    }

    /** Whether nothing happens but that servers come at once, by command. */
    boolean isScaleOut() {
        return plainServers && events.stream().allMatch(event -> event.what().equals("add"));
    }
}
