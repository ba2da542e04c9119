package io.steelyard.select.envoy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.hash.Xxh64;
import io.steelyard.random.RandomSource;
import io.steelyard.random.SplitMix64;
import io.steelyard.scenario.Spec;
import io.steelyard.select.Pick;
import io.steelyard.select.RetryRule;
import io.steelyard.select.ScriptedSource;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SelectorRegistry;
import io.steelyard.select.SharedTables;
import io.steelyard.select.Sharing;
import io.steelyard.select.TestView;
import io.steelyard.yaml.ScenarioException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The balancer istio as it is written in scenarios. */
class IstioTest {
    private static final String OUTLIERS = "outlierDetection: {consecutive5xxErrors: 1, maxEjectionPercent: 100";
    private static final String EVENLY =
            "subsets: [a, b], http: [{route: [{subset: a, weight: 90}, {subset: b, weight: 10}]}]";

    private final Pick pick = new Pick();
    private final TestView view = TestView.of(6);

    private static Spec spec(String options) {
        String yaml = "{duration: 1m, clients: {open: 10, lifetime: never}, deployment: {}, balancer: {istio: {"
                + options + "}}}";
        return Steelyard.parse(yaml).variants().get(0).setup().balancer();
    }

    private static Istio istio(String options, RandomSource random) {
        return (Istio) SelectorRegistry.create(spec(options), new SelectorContext(random, new SharedTables()));
    }

    private Istio told(String options, RandomSource random) {
        Istio istio = istio(options, random);
        istio.onMembership(0, view);
        return istio;
    }

    private int select(Istio istio, int client) {
        return istio.select(pick.set(0, client, 0), view);
    }

    private int draws(String options) {
        ScriptedSource random = new ScriptedSource();
        Istio istio = told(options, random);
        random.restart();
        select(istio, 0);
        return random.calls();
    }

    /** Three draws are least request's, one is round robin's. */
    @ParameterizedTest
    @CsvSource({
        "version: \"1.32\", 3",
        "version: \"1.14\", 3",
        "version: \"1.13\", 1",
        "'version: \"1.13\", simple: LEAST_CONN', 3",
        "simple: LEAST_REQUEST, 3",
        "simple: ROUND_ROBIN, 1"
    })
    void theVersionDecidesWhatIsUnspecified(String options, int draws) {
        assertEquals(draws, draws(options));
    }

    @Test
    void oneProcessTriesTwiceMoreAndSharesAllAmongItsWorkers() {
        assertEquals(
                new RetryRule(2, RetryRule.Again.CHOOSE, 0),
                SelectorRegistry.kind(spec("")).retries());
        assertEquals(RetryRule.NEVER, SelectorRegistry.kind(spec("mode: tcp")).retries());
        assertEquals(Sharing.EVERYTHING, SelectorRegistry.kind(spec("")).sharing());
    }

    /** Five draws of host 1 are passed over, the sixth is host 2; a seventh would not be looked at. */
    @Test
    void aFurtherTryLooksFiveTimesForAnotherHost() {
        Istio istio = told("simple: RANDOM", new ScriptedSource(1, 1, 1, 1, 1, 1, 2));
        assertEquals(1, select(istio, 0));
        pick.retry(1);
        assertEquals(2, istio.select(pick, view));
        Istio luckless = told("simple: RANDOM", new ScriptedSource(1, 1, 1, 1, 1, 1, 1, 2));
        assertEquals(1, select(luckless, 0));
        pick.retry(1);
        assertEquals(1, luckless.select(pick, view));
    }

    @Test
    void withAHashTheSameHostIsTriedAgain() {
        Istio istio = told("consistentHash: {httpHeaderName: x}", new ScriptedSource());
        int first = select(istio, 3);
        pick.retry(first);
        assertEquals(first, istio.select(pick, view));
    }

    /** "No algorithm: a ring of 1024 entries; a size of 0 is Envoy's default." */
    @ParameterizedTest
    @ValueSource(strings = {"", ", ringHash: {minimumRingSize: 0}", ", ringHash: {}", ", minimumRingSize: 1024"})
    void theRingHas1024EntriesUnlessMoreAreAskedFor(String algorithm) {
        Istio istio = told("consistentHash: {httpHeaderName: x" + algorithm + "}", new ScriptedSource());
        HashRing ring = HashRing.build(
                NormalizedHosts.of(Addresses.weights(view)), Addresses.of(view), 1024, 8_388_608, HashFunction.XX);
        for (int client = 0; client < 200; client++) {
            assertEquals(ring.host(Xxh64.hash("user-" + client, 0)), select(istio, client));
        }
    }

    /** "TCP routes: other keys give no hash: random over the ring." */
    @Test
    void onTcpOnlyTheAddressIsHashed() {
        assertEquals(1, draws("mode: tcp, consistentHash: {httpHeaderName: x}"));
        assertEquals(1, draws("mode: tcp, consistentHash: {httpCookie: {name: x, ttl: 0s}}"));
        assertEquals(0, draws("mode: tcp, consistentHash: {useSourceIp: true}"));
        assertEquals(1, draws("consistentHash: {useSourceIp: false}"));
    }

    private void failAt(Istio istio, int... slots) {
        for (int slot : slots) {
            istio.onFailed(pick.set(0, 0, 0), slot);
        }
    }

    private boolean uses(Istio istio, int slot) {
        boolean used = false;
        for (int client = 0; client < 30; client++) {
            used |= select(istio, client) == slot;
        }
        return used;
    }

    /** "The panic threshold is minHealthPercent, by default 0: off, as soon as outlierDetection is configured." */
    @Test
    void panicIsOffUnlessMinHealthPercentSaysElse() {
        Istio calm = told("simple: ROUND_ROBIN, " + OUTLIERS + "}", new SplitMix64(1));
        failAt(calm, 0, 1, 2, 3, 4);
        assertFalse(uses(calm, 0));
        failAt(calm, 5);
        assertEquals(Selector.NONE, select(calm, 0));
        Istio panics = told("simple: ROUND_ROBIN, " + OUTLIERS + ", minHealthPercent: 40}", new SplitMix64(1));
        failAt(panics, 0, 1, 2);
        assertFalse(uses(panics, 0), "50 % are healthy");
        failAt(panics, 3);
        assertTrue(uses(panics, 0), "33 % are");
    }

    /** Ejections of 20 %: one of six hosts, and one of five if the host that is not ready is not there: 16.7 % and 20 %. */
    @ParameterizedTest
    @CsvSource({"1.32, '', true", "1.31, '', false", "1.32, ', minHealthPercent: 1', false"})
    void unreadyEndpointsAreHostsFrom132OnWithoutMinHealthPercent(String version, String health, boolean hosts) {
        view.suspend(5);
        Istio istio = told(
                "version: \"" + version + "\", simple: ROUND_ROBIN, outlierDetection: {consecutive5xxErrors: 1,"
                        + " maxEjectionPercent: 19" + health + "}",
                new SplitMix64(1));
        failAt(istio, 0);
        assertEquals(hosts, !uses(istio, 0));
        assertFalse(uses(istio, 5));
    }

    private void twoZones() {
        for (int slot = 3; slot < 6; slot++) {
            view.setZone(slot, 1);
        }
    }

    /** All in the own zone; of three ejected one, 1.4 * 2/3 = 93 % of the clients stay. */
    @Test
    void withOutlierDetectionTheOwnZoneComesFirst() {
        twoZones();
        Istio istio = told("zone: 1, simple: ROUND_ROBIN, " + OUTLIERS + "}", new SplitMix64(1));
        assertEquals(10_000, inZone(istio, 1));
        failAt(istio, 3);
        assertEquals(9_300, inZone(istio, 1), 5 * Math.sqrt(10_000 * 0.93 * 0.07));
        Istio without = told("zone: 1, simple: ROUND_ROBIN", new SplitMix64(1));
        assertEquals(5_000, inZone(without, 1), 1);
        Istio disabled = told(
                "zone: 1, simple: ROUND_ROBIN, localityLbSetting: {enabled: false}, " + OUTLIERS + "}",
                new SplitMix64(1));
        assertEquals(5_000, inZone(disabled, 1), 1);
    }

    @Test
    void clientsOfAZoneAreDistributed() {
        twoZones();
        String options =
                "simple: ROUND_ROBIN, localityLbSetting: {distribute: [{from: 0, to: {\"0\": 80, \"1\": 20}}]}";
        assertEquals(2_000, inZone(told("zone: 0, " + options, new SplitMix64(1)), 1), 1);
        assertEquals(5_000, inZone(told("zone: 1, " + options, new SplitMix64(1)), 1), 1);
        String only = "zone: 0, localityLbSetting: {distribute: [{from: 0, to: {\"1\": 100}}]}";
        assertEquals(10_000, inZone(told(only, new SplitMix64(1)), 1));
        view.suspend(3);
        view.suspend(4);
        view.suspend(5);
        assertEquals(Selector.NONE, select(told(only, new SplitMix64(1)), 0), "zones that are not named are no resort");
    }

    private int inZone(Istio istio, int zone) {
        int clients = 0;
        for (int client = 0; client < 10_000; client++) {
            clients += view.zone(select(istio, client)) == zone ? 1 : 0;
        }
        return clients;
    }

    private void twoSubsets() {
        view.setSubset(4, 1);
        view.setSubset(5, 1);
    }

    private int inSubset(Istio istio, int subset) {
        int clients = 0;
        for (int client = 0; client < 10_000; client++) {
            clients += view.subset(select(istio, client)) == subset ? 1 : 0;
        }
        return clients;
    }

    /** 10 % by weight, of whatever size the subsets are; without routes all hosts are alike: two of six. */
    @Test
    void routesShareClientsOutByWeight() {
        twoSubsets();
        double deviation = Math.sqrt(10_000 * 0.1 * 0.9);
        assertEquals(1_000, inSubset(told(EVENLY, new SplitMix64(1)), 1), 5 * deviation);
        assertEquals(3_333, inSubset(told("simple: ROUND_ROBIN", new SplitMix64(1)), 1), 1);
    }

    @Test
    void whoCarriesTheHeaderIsSentToItsSubsetAlways() {
        twoSubsets();
        Istio istio = told(
                "subsets: [a, b], http: [{match: {header: x, share: 20%}, route: [{subset: b}]}, {route: [{subset: a}]}]",
                new SplitMix64(1));
        int carrying = 0;
        for (int client = 0; client < 10_000; client++) {
            int subset = view.subset(select(istio, client));
            assertEquals(subset, view.subset(select(istio, client)));
            carrying += subset;
        }
        assertEquals(2_000, carrying, 5 * Math.sqrt(10_000 * 0.2 * 0.8));
    }

    /** "Istio subsets are separate clusters": each has its own index, and a host of one is not ejected in the other. */
    @Test
    void everySubsetIsAClusterOfItsOwn() {
        twoSubsets();
        Istio istio = told("simple: ROUND_ROBIN, " + EVENLY + ", " + OUTLIERS + "}", new SplitMix64(3));
        int[] last = {-1, -1};
        for (int client = 0; client < 1_000; client++) {
            int slot = select(istio, client);
            int subset = view.subset(slot);
            int size = subset == 0 ? 4 : 2;
            int place = subset == 0 ? slot : slot - 4;
            assertTrue(last[subset] < 0 || place == (last[subset] + 1) % size);
            last[subset] = place;
        }
        failAt(istio, 4, 5);
        boolean refused = false;
        for (int client = 0; client < 200; client++) {
            int slot = select(istio, client);
            refused |= slot == Selector.NONE;
            assertTrue(slot < 4);
        }
        assertTrue(refused, "the subset has no healthy host, and the other one is no substitute");
    }

    @Test
    void aFurtherTryStaysWithTheSubset() {
        twoSubsets();
        Istio istio = told(EVENLY.replace("90", "50").replace("10", "50"), new SplitMix64(5));
        for (int client = 0; client < 200; client++) {
            int first = select(istio, client);
            pick.retry(first);
            assertEquals(view.subset(first), view.subset(istio.select(pick, view)));
        }
    }

    @Test
    void whomNoRuleIsForIsRefused() {
        Istio istio =
                told("subsets: [a], http: [{match: {header: x, share: 0%}, route: [{subset: a}]}]", new SplitMix64(1));
        assertEquals(Selector.NONE, select(istio, 1));
    }

    /** From {@code pkg/config/validation}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "consistentHash: {maglev: {tableSize: 0}}",
                "consistentHash: {maglev: {tableSize: 100}}",
                "consistentHash: {maglev: {tableSize: 5000011}}",
                "consistentHash: {ringHash: {minimumRingSize: 8388609}}",
                "consistentHash: {minimumRingSize: 1024, ringHash: {}}",
                "consistentHash: {minimumRingSize: 1024, maglev: {tableSize: 251}}",
                "consistentHash: {httpCookie: {name: \"\"}}",
                "consistentHash: {httpCookie: {ttl: 0s}}",
                "consistentHash: {httpHeaderName: a, useSourceIp: true}",
                "simple: RANDOM, consistentHash: {useSourceIp: true}",
                "simple: PASSTHROUGH",
                "warmup: {minimumPercent: 5}",
                "warmup: {duration: 0s}",
                "warmup: {duration: 1s, minimumPercent: 101}",
                "warmup: {duration: 1s, aggression: 0}",
                "outlierDetection: {maxEjectionPercent: 101}",
                "outlierDetection: {minHealthPercent: -1}",
                "outlierDetection: {interval: 0s}",
                "localityLbSetting: {distribute: [{from: 0, to: {\"0\": 99}}]}",
                "localityLbSetting: {distribute: [{from: 0, to: {\"0\": 100, \"1\": 0}}]}",
                "localityLbSetting: {distribute: [], failover: []}",
                "zoneAwareLbSetting: {}",
                "version: \"1.12\"",
                "version: \"1.33\"",
                "subsets: [a], http: [{route: [{subset: b}]}]",
                "subsets: [a, b], http: [{route: [{subset: a}, {subset: b}]}]",
                "mode: tcp, subsets: [a], http: [{match: {header: x, share: 1%}, route: [{subset: a}]}]"
            })
    void refusesWhatIstioRefuses(String options) {
        assertThrows(ScenarioException.class, () -> spec(options));
    }

    @Test
    void proxiesWithTheSameEndpointsShareTheirTables() {
        SharedTables tables = new SharedTables();
        Spec spec = spec("consistentHash: {useSourceIp: true}");
        HashRing[] rings = new HashRing[2];
        for (int proxy = 0; proxy < 2; proxy++) {
            Istio istio = (Istio) SelectorRegistry.create(spec, new SelectorContext(new SplitMix64(proxy), tables));
            istio.onMembership(0, view);
            rings[proxy] = ((RingHash) ((TablePolicy) istio.cluster(0).policy()).table(0)).ring();
        }
        assertSame(rings[0], rings[1]);
        assertNotEquals(0, rings[0].size());
    }
}
