package io.steelyard.exactness;

import io.steelyard.select.envoy.config.LbPolicyName;
import io.steelyard.select.envoy.istio.SimpleLB;
import java.util.ArrayList;
import java.util.List;

/** Which policy of Envoy each setting of Istio asks for. */
final class IstioRows {
    /** A row. */
    record Row(String name, String envoyPolicy, String standing, String note) {}

    private IstioRows() {}

    static List<Row> all(EnvoyRows envoy) {
        List<Row> rows = new ArrayList<>();
        for (SimpleLB simple : SimpleLB.values()) {
            rows.add(
                    switch (simple) {
                        case UNSPECIFIED -> row(envoy, simple, LbPolicyName.LEAST_REQUEST, "before 1.14 `ROUND_ROBIN`");
                        case LEAST_CONN, LEAST_REQUEST -> row(envoy, simple, LbPolicyName.LEAST_REQUEST, "");
                        case RANDOM -> row(envoy, simple, LbPolicyName.RANDOM, "");
                        case ROUND_ROBIN -> row(envoy, simple, LbPolicyName.ROUND_ROBIN, "");
                        case PASSTHROUGH -> new Row(name(simple), "–", Standing.NOT_MODELLED.words(0), "");
                    });
        }
        rows.add(row(envoy, "`consistentHash`, with `ringHash` or neither", LbPolicyName.RING_HASH, ""));
        rows.add(row(envoy, "`consistentHash` with `maglev`", LbPolicyName.MAGLEV, ""));
        rows.add(part(
                "subsets, header matches and weighted routes",
                Standing.STATISTICAL,
                "which route a client gets is drawn"));
        rows.add(part(
                "`localityLbSetting`: own zone first, `distribute`",
                Standing.EXACT_BUT_FOR_THE_SEED,
                "as Envoy's zones"));
        rows.add(part(
                "`warmup`, `outlierDetection`, retries", Standing.EXACT, "as Envoy's parts, with Istio's settings"));
        return rows;
    }

    private static String name(SimpleLB simple) {
        return "`simple: " + simple.name() + "`";
    }

    private static Row row(EnvoyRows envoy, SimpleLB simple, LbPolicyName policy, String note) {
        return row(envoy, name(simple), policy, note);
    }

    /** A setting stands as the policy that it asks for. */
    private static Row row(EnvoyRows envoy, String name, LbPolicyName policy, String note) {
        EnvoyRows.Row asked = EnvoyRows.policy(policy);
        return new Row(name, asked.name(), envoy.standing(asked), note);
    }

    private static Row part(String name, Standing standing, String note) {
        return new Row("part: " + name, "–", standing.words(0), note);
    }
}
