package io.steelyard.select.envoy;

import static io.steelyard.select.envoy.CaseFields.doubles;
import static io.steelyard.select.envoy.CaseFields.ints;
import static io.steelyard.select.envoy.CaseFields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.select.KeySpelling;
import io.steelyard.select.Pick;
import io.steelyard.select.ScriptedSource;
import io.steelyard.select.TestView;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The balancer {@code envoy} with the hosts of a conformance case, whose localities are zones, and its table. */
final class EnvoyTables {
    private final TestView view;
    private final Envoy envoy;
    private final TablePolicy policy;

    private EnvoyTables(EnvoyOptions options, TestView view) {
        this.view = view;
        envoy = options.byKey().create(new ScriptedSource());
        envoy.onMembership(0, view);
        policy = (TablePolicy) envoy.cluster().policy();
    }

    /** Slots are numbered as the case numbers the hosts. */
    static EnvoyTables of(EnvoyOptions options, JsonNode test) {
        List<String> keys = texts(test.get("keys"));
        double[] weights = doubles(test.get("weights"));
        TestView view = new TestView();
        for (int host = 0; host < weights.length; host++) {
            view.add(keys.get(host), weights[host]);
        }
        for (int zone = 0; zone < test.path("localities").size(); zone++) {
            options.weighted().zone(zone, test.get("locality_weights").get(zone).intValue(), 0);
            int where = zone;
            Arrays.stream(ints(test.get("localities").get(zone))).forEach(host -> view.setZone(host, where));
        }
        return new EnvoyTables(options, view);
    }

    TestView view() {
        return view;
    }

    HashRing ring() {
        return ((RingHash) policy.table(0)).ring();
    }

    MaglevTable maglev() {
        return ((Maglev) policy.table(0)).table();
    }

    /** The case's number of the host that a ring knows by its rank. */
    int hostOfRank(int rank) {
        return policy.tabled(0).slotAt(rank);
    }

    /** The case's number of the host that owns a Maglev slot. */
    int hostOfSlot(int slot) {
        int host = maglev().hostAt(slot);
        return host < 0 ? host : hostOfRank(((Maglev) policy.table(0)).rank(host));
    }

    /** Looks up a hash as the balancer does. */
    int host(long hash, int attempt) {
        return policy.table(0).choose(hash, attempt, policy.tabled(0));
    }

    /** Chooses for a client whose header is a text. */
    int select(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        KeySpelling spelling = new KeySpelling() {
            @Override
            public int length(long key) {
                return bytes.length;
            }

            @Override
            public byte[] write(long key, byte[] into) {
                return bytes;
            }
        };
        return envoy.select(new Pick(client -> 0, client -> 0, spelling).set(0, 0, 0), view);
    }
}
