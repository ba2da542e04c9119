package io.steelyard.select.envoy;

import static io.steelyard.select.envoy.CaseFields.intOr;
import static io.steelyard.select.envoy.CaseFields.texts;
import static io.steelyard.select.envoy.CaseFields.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.hash.Murmur2;
import io.steelyard.hash.Xxh64;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * The adapters of the Envoy conformance cases: each hands a case's fields to production classes and compares.
 *
 * <p>A case is understood if its kind is known and so is every one of its fields.
 */
public final class EnvoyCases {
    private static final Map<String, Adapter> ADAPTERS = Map.ofEntries(
            Map.entry("xxh64", new Adapter(EnvoyCases::xxh64, "input", "seed", "expect", "items")),
            Map.entry("xxh64_chain", new Adapter(EnvoyCases::xxh64Chain, "input", "expect")),
            Map.entry("murmur2", new Adapter(EnvoyCases::murmur2, "input", "expect", "items")),
            Map.entry("ring", new Adapter(RingCases::ring, RingCases.FIELDS)),
            Map.entry("ring_config_error", new Adapter(RingCases::configError, "min", "max")),
            Map.entry("maglev", new Adapter(MaglevCases::maglev, MaglevCases.FIELDS)),
            Map.entry("maglev_config_error", new Adapter(MaglevCases::configError, "table_size")),
            Map.entry("churn", new Adapter(ChurnCases::churn, ChurnCases.FIELDS)),
            Map.entry("bounded", new Adapter(BoundedCases::bounded, BoundedCases.FIELDS)),
            Map.entry("bounded_shuffle", new Adapter(BoundedCases::shuffle, "h", "n", "order", "items")),
            Map.entry("bounded_factor", new Adapter(BoundedCases::factor, BoundedCases.FACTOR_FIELDS)),
            Map.entry("random_lb", new Adapter(SequenceCases::random, "n", "picks")),
            Map.entry("rr_churn", new Adapter(SequenceCases::roundRobin, "seed", "steps")),
            Map.entry("p2c_sequence", new Adapter(SequenceCases::twoChoices, SequenceCases.P2C_FIELDS)),
            Map.entry("edf_sequence", new Adapter(SequenceCases::schedule, SequenceCases.EDF_FIELDS)),
            Map.entry("edf_first_pick_counts", new Adapter(SequenceCases::firstPicks, "weights", "seeds", "counts")),
            Map.entry("edf_lb", new Adapter(StepCases::steps, StepCases.FIELDS)),
            Map.entry("slow_start_weight", new Adapter(PolicyCases::slowStart, PolicyCases.SLOW_START_FIELDS)),
            Map.entry("priority_load", new Adapter(PolicyCases::priorityLoad, PolicyCases.PRIORITY_FIELDS)),
            Map.entry("hash_policy", new Adapter(PolicyCases::hashPolicy, "items")),
            Map.entry("header_hash", new Adapter(PolicyCases::headerHash, "items")),
            Map.entry("cookie", new Adapter(PolicyCases::cookie, "items")));

    private static final Set<String> COMMON_FIELDS = Set.of("kind", "name", "source", "note");

    private EnvoyCases() {}

    /** Compares a case; what stands in the file beside the cases is given too. */
    private interface Check {
        void run(JsonNode file, JsonNode test);
    }

    private record Adapter(Check check, Set<String> fields) {
        Adapter(Check check, String... fields) {
            this(check, Set.of(fields));
        }
    }

    /** Whether there is an adapter for everything that a case says. */
    public static boolean understands(JsonNode test) {
        Adapter adapter = ADAPTERS.get(test.path("kind").asText());
        if (adapter == null) {
            return false;
        }
        for (Iterator<String> names = test.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!COMMON_FIELDS.contains(name) && !adapter.fields().contains(name)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Checks a case that is understood.
     *
     * @throws AssertionError if the production code disagrees with it
     */
    public static void check(JsonNode file, JsonNode test) {
        ADAPTERS.get(test.get("kind").textValue()).check().run(file, test);
    }

    private static void xxh64(JsonNode file, JsonNode test) {
        if (test.has("input")) {
            assertEquals(
                    unsigned(test.get("expect")), Xxh64.hash(test.get("input").textValue(), intOr(test, "seed", 0)));
        }
        for (JsonNode item : test.path("items")) {
            String text = item.get(0).textValue();
            assertEquals(unsigned(item.get(1)), Xxh64.hash(text, 0), text);
            assertEquals(unsigned(item.get(2)), Xxh64.hash(text, 1), text);
        }
    }

    private static void xxh64Chain(JsonNode file, JsonNode test) {
        long hash = 0;
        for (String text : texts(test.get("input"))) {
            hash = Xxh64.hash(text, hash);
        }
        assertEquals(unsigned(test.get("expect")), hash);
    }

    private static void murmur2(JsonNode file, JsonNode test) {
        if (test.has("input")) {
            assertEquals(
                    unsigned(test.get("expect")), Murmur2.hash(test.get("input").textValue()));
        }
        for (JsonNode item : test.path("items")) {
            assertEquals(unsigned(item.get(1)), Murmur2.hash(item.get(0).textValue()), item.toString());
        }
    }
}
