package io.steelyard.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes by {@code --set path=value}. */
final class SettingsTest {
    private static final String SCENARIO = """
            duration: 1h
            clients: {open: 50, lifetime: {exponential: 5m}}
            deployment: {replicas: 3}
            events: [{rollout: 25m}]
            balancers: [random]
            """;

    /** Each setting does what the same change of the text does. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            seed=7                                  | duration: 1h           | 'duration: 1h\nseed: 7'
            duration=30m                            | duration: 1h           | duration: 30m
            clients.open=1.5k                       | open: 50               | open: 1500
            clients.lifetime.exponential.mean=7m    | exponential: 5m        | exponential: {mean: 7m}
            clients.lifetime.exponential=7m         | exponential: 5m        | exponential: 7m
            clients.lifetime=never                  | '{exponential: 5m}'    | never
            clients.lifetime={gamma: {shape: 2, mean: 1m}} | exponential: 5m | gamma: {shape: 2, mean: 1m}
            clients.reconnect.fixed.delay=3s        | open: 50               | open: 50, reconnect: {fixed: 3s}
            deployment.strategy.rollingUpdate.maxSurge=100% | replicas: 3    | 'replicas: 3, strategy: {rollingUpdate: {maxSurge: 100%}}'
            events[0].rollout.at=12m                | rollout: 25m           | rollout: 12m
            events[0].crash.at=12m                  | rollout: 25m           | crash: {at: 12m}
            events=[]                               | '[{rollout: 25m}]'     | []
            events=                                 | '[{rollout: 25m}]'     | []
            balancers=[least-conn, random]          | '[random]'             | '[least-conn, random]'
            balancers[0]=least-conn                 | '[random]'             | '[least-conn]'
            balancers[0].random.label=mine          | '[random]'             | '[random: {label: mine}]'
            statefulSet.replicas=4                  | deployment: {replicas: 3} | 'statefulSet: {replicas: 4}'
            """)
    void settingsChangeTheScenario(String setting, String old, String other) {
        assertEquals(read(SCENARIO.replace(old, other.replace("\\n", "\n"))), read(SCENARIO, setting));
    }

    @Test
    void laterSettingsWin() {
        assertEquals(
                60,
                read(SCENARIO, "clients.open=70", "clients.open=60")
                        .baselineSetup()
                        .clients()
                        .open()
                        .orElseThrow()
                        .value());
    }

    @Test
    void variantsAreReachedByTheirNames() {
        String text =
                SCENARIO.replace("balancers: [random]", "compare: {a b: {balancer: random}, c: {balancer: random}}");

        Scenario set = read(
                text,
                "compare.a b.deployment.replicas=7",
                "compare.baseline=c",
                "compare.d.balancer=least-conn",
                "compare.c.events=[]");

        assertEquals(
                List.of("a b", "c", "d"),
                set.variants().stream().map(Scenario.Variant::name).toList());
        assertEquals(7, set.variants().get(0).setup().replicas());
        assertEquals("c", set.baseline());
        assertEquals(3, set.baselineSetup().replicas());
        assertEquals("least-conn", set.variants().get(2).setup().balancer().name());
    }

    @Test
    void pastedObjectsAreReachedByTheSpecsKeys() {
        String text = SCENARIO.replace("{replicas: 3}", "{apiVersion: apps/v1, kind: Deployment, spec: {replicas: 3}}");

        assertEquals(read(SCENARIO, "deployment.replicas=5"), read(text, "deployment.replicas=5"));
    }

    @Test
    void whatIsSetIsRefusedAtTheOption() {
        assertEquals(
                List.of(
                        "--set clients..open=5: `clients..open` is no path: write names with dots, items as [0]",
                        "--set =5: must look like path=value, e.g. --set clients.lifetime.exponential.mean=5m",
                        "--set foo: must look like path=value, e.g. --set clients.lifetime.exponential.mean=5m",
                        "--set [0]=3: `[0]` is no path: write names with dots, items as [0]",
                        "--set deployment.replicas[0]=5: deployment.replicas: has no items: it is `3`, not a list",
                        "--set metrics[0]=5: metrics: has no items: it is not in the scenario, not a list",
                        "--set events[7].crash.at=12m: events: there is no item [7]: the list in the scenario has 1",
                        "--set clents.open=5: clents: unknown key `clents`; did you mean `clients`? (known: "
                                + String.join(", ", ScenarioReader.topLevelKeys()) + ")",
                        "--set seed=1 2: seed: must be a whole number but is `1 2`",
                        "--set duration=10: duration: a duration needs a unit: write 10s, 30s, 5m or 1h",
                        "--set clients.opn=70: clients.opn: unknown key `opn`; did you mean `open`? (known: arrivals, open,"
                                + " lifetime, affinity, sources, reconnect, honour, closeCodes, ping, handshake, start,"
                                + " settle)",
                        "--set clients.lifetime={a: b}: clients.lifetime.a: unknown key `a` (known: exponential, lognormal,"
                                + " weibull, pareto, gamma, uniform, deterministic, mixture, empirical, never, preset, of)",
                        "--set description=!!str x: line 1, column 1: type tags are not read: remove"
                                + " `tag:yaml.org,2002:str`",
                        "--set kubernetes=[: line 1, column 2: is not YAML: while parsing a flow node: expected the node"
                                + " content, but found '<stream end>'"),
                Refusals.of(
                        SCENARIO,
                        "clients..open=5",
                        "=5",
                        "foo",
                        "[0]=3",
                        "deployment.replicas[0]=5",
                        "metrics[0]=5",
                        "events[7].crash.at=12m",
                        "duration=10",
                        "seed=1 2",
                        "clents.open=5",
                        "clients.opn=70",
                        "clients.lifetime={a: b}",
                        "description=!!str x",
                        "kubernetes=["));
    }

    @Test
    void aSettingThatBreaksAListIsRefusedThere() {
        assertEquals(
                List.of("--set events.crash.at=12m: events: must be a list but is a mapping"),
                Refusals.of(SCENARIO, "events.crash.at=12m"));
    }

    private static Scenario read(String text, String... settings) {
        return TestVocabulary.reader()
                .read(text, Refusals.SOURCE, List.of(settings))
                .scenario();
    }
}
