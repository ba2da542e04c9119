package io.steelyard.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.scenario.Arrivals;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.IntOrPercent;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is compared: balancers, and patches of the common part. */
final class VariantsTest {
    private static final String COMMON = """
            duration: 1h
            clients: {open: 50, lifetime: {exponential: 5m, of: connection}}
            deployment: {replicas: 3, strategy: {rollingUpdate: {maxSurge: 1}}}
            autoscaler: {maxReplicas: 5, metrics: [{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 1}}}]}
            workload: {cpu: {}}
            events: [{rollout: 25m}]
            """;

    @Test
    void balancersBecomeVariantsByNameOrLabel() {
        Scenario scenario = read("balancers: [random, least-request, {least-request: {label: three, choices: 3}}]\n");

        assertEquals(List.of("random", "least-request", "three"), names(scenario));
        assertEquals("random", scenario.baseline());
        assertEquals("least-request", setup(scenario, "three").balancer().name());
        assertEquals("three", setup(scenario, "three").balancer().label());
        assertEquals(
                setup(scenario, "random").clients(), setup(scenario, "three").clients());
    }

    @Test
    void aSingleBalancerIsTheOnlyVariant() {
        assertEquals(List.of("random"), names(read("balancer: random\n")));
        assertEquals(List.of("mine"), names(read("balancer: {random: {label: mine}}\n")));
    }

    @Test
    void patchesGoAsDeepAsTheyAreWritten() {
        Scenario scenario = read("""
                balancer: random
                compare:
                  baseline: b
                  a:
                  b: {deployment: {strategy: {rollingUpdate: {maxUnavailable: 0}}}}
                  c: {clients: {lifetime: {exponential: {mean: 7m}}}, events: []}
                """);

        assertEquals("b", scenario.baseline());
        assertEquals(3, setup(scenario, "b").deployment().orElseThrow().replicas());
        var rolling = setup(scenario, "b")
                .deployment()
                .orElseThrow()
                .strategy()
                .rollingUpdate()
                .orElseThrow();
        assertEquals(IntOrPercent.ofPods(1), rolling.maxSurge());
        assertEquals(IntOrPercent.ofPods(0), rolling.maxUnavailable());
        assertEquals(
                new Clients.Lifetime(new Law.Exponential(Duration.ofMinutes(7)), Clients.Of.CONNECTION),
                setup(scenario, "c").clients().lifetime());
        assertEquals(List.of(), setup(scenario, "c").events());
        assertEquals(1, setup(scenario, "a").events().size());
    }

    @Test
    void anAlternativeTakesThePlaceOfAnother() {
        Scenario scenario = read("""
                balancer: {least-request: {choices: 5}}
                compare:
                  law: {clients: {lifetime: {gamma: {shape: 2, mean: 1m}}}}
                  word: {clients: {lifetime: never}}
                  balancer: {balancer: random}
                  same: {balancer: {least-request: {label: still five}}}
                  pods: {statefulSet: {replicas: 4}}
                """);

        assertEquals(
                new Clients.Lifetime(new Law.Gamma(2, Duration.ofMinutes(1)), Clients.Of.CONNECTION),
                setup(scenario, "law").clients().lifetime());
        assertEquals(
                new Law.Never(), setup(scenario, "word").clients().lifetime().law());
        assertEquals("random", setup(scenario, "balancer").balancer().name());
        assertEquals(
                new TestVocabulary.Choosy(5, true, java.util.Optional.empty()),
                setup(scenario, "same").balancer().options());
        assertEquals(4, setup(scenario, "pods").replicas());
    }

    @Test
    void anAutoscalerReplacesOneOfAnotherKind() {
        Scenario scenario = read("""
                metrics: {ws: {is: openConnections}}
                balancer: random
                compare:
                  hpa:
                  keda: {scaledObject: {triggers: [{type: prometheus, metadata: {query: ws, threshold: 5}}]}}
                  named: {scaler: {fixed: {choices: 3}}}
                """);

        assertEquals(List.of(true, false, false), kinds(scenario, "hpa"));
        assertEquals(List.of(false, true, false), kinds(scenario, "keda"));
        assertEquals(List.of(false, false, true), kinds(scenario, "named"));
    }

    private static List<Boolean> kinds(Scenario scenario, String variant) {
        Setup setup = setup(scenario, variant);
        return List.of(
                setup.autoscaler().isPresent(),
                setup.scaledObject().isPresent(),
                setup.scaler().isPresent());
    }

    /** What is idle in one variant and not in another is not told; what is idle in all is. */
    @Test
    void whatIsIdleIsToldWhereItIsSoInAllVariants() {
        String text = """
                duration: 1h
                clients: {open: 50, lifetime: never}
                deployment: {replicas: 3}
                metrics: {ws: {is: openConnections}, other: {is: handshakes}}
                balancer: random
                compare:
                  none:
                  keda: {scaledObject: {triggers: [{type: prometheus, metadata: {query: ws, threshold: 5}}]}}
                events: [{failMetric: {at: 1m, metric: ws, for: 1m}}, {failMetric: {at: 2m, metric: wss, for: 1m}}]
                """;

        assertEquals(
                List.of(
                        "scenario: line 4, column 38: metrics.other: has no effect: the autoscaler has no metric of this"
                                + " name",
                        "scenario: line 9, column 55: events[1]: has no effect: the autoscaler has no metric `wss`"),
                TestVocabulary.reader().read(text, "scenario", List.of()).notes());
        assertEquals(
                4,
                TestVocabulary.reader()
                        .read(text.replaceFirst("  keda: .*\n", ""), "scenario", List.of())
                        .notes()
                        .size());
    }

    @Test
    void aListIsReplacedAndNullRemoves() {
        Scenario scenario = read("""
                balancer: random
                compare:
                  a: {clients: {arrivals: [{poisson: 5/s}]}}
                  b: {autoscaler: null, clients: {open: 60}}
                """);

        assertEquals(1, setup(scenario, "a").clients().arrivals().size());
        assertEquals(
                Arrivals.Poisson.class,
                setup(scenario, "a").clients().arrivals().get(0).getClass());
        assertEquals(true, setup(scenario, "b").autoscaler().isEmpty());
        assertEquals(60, setup(scenario, "b").clients().open().orElseThrow().value());
    }

    @Test
    void problemsOfAPatchStandAtItsOwnLine() {
        assertEquals(
                List.of(
                        "line 9, column 20: compare.a.deployment.replica: unknown key `replica`; did you mean `replicas`?"
                                + " (known: replicas, strategy, minReadySeconds, progressDeadlineSeconds, paused,"
                                + " podReplacementPolicy, template)",
                        "line 10, column 28: compare.b.clients.lifetime.exponentail: unknown key `exponentail`; did you"
                                + " mean `exponential`? (known: exponential, lognormal, weibull, pareto, gamma, uniform,"
                                + " deterministic, mixture, empirical, never, preset, of)",
                        "line 11, column 7: compare.c.seed: must be the same for all variants (they may differ in clients,"
                                + " kubernetes, deployment, statefulSet, canary, podDisruptionBudget, nodes, workload, connectionAge, goaway, autoscaler, scaledObject,"
                                + " scaler, metrics, admission, endpoints, gateway, frontend, balancer, events)",
                        "line 12, column 7: compare.d.foo: unknown key `foo` (known: clients, kubernetes, deployment,"
                                + " statefulSet, canary, podDisruptionBudget, nodes, workload, connectionAge, goaway, autoscaler, scaledObject, scaler, metrics,"
                                + " admission, endpoints, gateway, frontend, balancer, events)",
                        "line 13, column 6: compare.e: must be a mapping of what differs but is `5`",
                        "line 14, column 16: compare.f.events[0]: happens after the end of the run: duration is 1h, at is"
                                + " 2h",
                        "line 15, column 3: compare.g#h: a variant's name must be up to 60 letters, digits, spaces and . _"
                                + " ( ) + % = / : - (and not `baseline`)"),
                refused("""
                        balancer: random
                        compare:
                          a: {deployment: {replica: 5}}
                          b: {clients: {lifetime: {exponentail: 5m}}}
                          c: {seed: 5}
                          d: {foo: 1}
                          e: 5
                          f: {events: [{rollout: 2h}]}
                          g#h: {}
                        """));
    }

    /** The limit stands in the common part, what breaks it in one variant's. */
    @Test
    void aProblemThatAPatchBringsAboutElsewhereNamesTheVariant() {
        assertEquals(
                List.of(
                        "line 4, column 14: autoscaler.maxReplicas: must be at least 9 (minReplicas), found 5 (variant b)"),
                refused("""
                        balancer: random
                        compare:
                          a: {}
                          b: {autoscaler: {minReplicas: 9}}
                        """));
    }

    @Test
    void aProblemOfTheCommonPartIsToldOnceThoughAVariantDoesNotHaveIt() {
        assertEquals(
                List.of("line 6, column 20: events[0].rollout: `1w` is not a duration: write 250ms, 30s, 5m, 2h, 1d or"
                        + " 1h30m"),
                Refusals.of(COMMON.replace("25m", "1w") + """
                        balancer: random
                        compare:
                          a: {}
                          b: {events: []}
                          c: {workload: {drain: idle}}
                        """));
    }

    @Test
    void aVariantWithoutBalancerIsNamed() {
        assertEquals(
                List.of(
                        "line 8, column 3: compare.a.balancer: is missing; it must be the name of a balancer, or one name"
                                + " with its options"),
                refused("""
                        compare:
                          a: {workload: {drain: idle}}
                          b: {balancer: random}
                        """));
    }

    @Test
    void aMisspeltBaselineIsNoVariant() {
        assertEquals(
                List.of("line 8, column 12: compare.basline: must be a mapping of what differs but is `a`; did you mean"
                        + " `baseline`?"),
                refused("compare:\n  basline: a\n  a: {balancer: random}\n"));
        assertEquals(
                List.of("line 8, column 13: compare.baseline: must be the name of a variant, one of today, b, but is"
                        + " `tody`; did you mean `today`?"),
                refused("compare:\n  baseline: tody\n  today: {balancer: random}\n  b: {balancer: random}\n"));
        assertEquals(
                List.of(
                        "line 8, column 13: compare.baseline: must be the name of a variant, one of a, but is a mapping"),
                refused("compare:\n  baseline: {balancer: random}\n  a: {balancer: random}\n"));
    }

    @Test
    void oneFormOfComparisonIsEnough() {
        assertEquals(
                List.of("line 7, column 1: balancers: stands beside `compare`: give one of the two"),
                refused("balancers: [random]\ncompare: {a: {balancer: random}}\n"));
        assertEquals(
                List.of("line 7, column 1: balancers: stands beside `balancer`: give one of the two"),
                refused("balancers: [random]\nbalancer: random\n"));
        assertEquals(
                List.of("line 7, column 10: compare: must be a mapping of variants, such as {today: {balancer:"
                        + " round-robin}}, but is a list"),
                refused("compare: [random]\n"));
        assertEquals(
                List.of("line 7, column 10: compare: must be a mapping of variants, such as {today: {balancer:"
                        + " round-robin}}, but is without any"),
                refused("compare: {baseline: a}\n"));
        assertEquals(
                List.of("line 7, column 11: balancer: must be the name of a balancer, or one name with options such as"
                        + " least-request: {label: mine}, but is a list; a list stands under `balancers`"),
                refused("balancer: [random]\n"));
    }

    @Test
    void moreThanAThousandVariantsAreRefused() {
        String variants =
                IntStream.range(0, 1_001).mapToObj(n -> "  v" + n + ":\n").collect(Collectors.joining());
        assertEquals(
                List.of("line 8, column 1: compare: compares too much: at most 1000 variants"),
                refused("balancer: random\ncompare:\n" + variants));
        assertEquals(
                List.of("line 7, column 1: balancers: compares too much: at most 1000 variants"),
                refused("balancers: [" + "random, ".repeat(1_001) + "]\n"));
    }

    @Test
    void sourcesOfResourceMetricsNeedNoEntry() {
        assertEquals(
                List.of("cpu"),
                List.copyOf(read("balancer: random\n").baselineSetup().metrics().keySet()));
    }

    private static Scenario read(String more) {
        return TestVocabulary.reader()
                .read(COMMON + more, Refusals.SOURCE, List.of())
                .scenario();
    }

    private static List<String> refused(String more) {
        return Refusals.of(COMMON + more);
    }

    private static List<String> names(Scenario scenario) {
        return scenario.variants().stream().map(Scenario.Variant::name).toList();
    }

    private static Setup setup(Scenario scenario, String name) {
        return scenario.variants().stream()
                .filter(variant -> variant.name().equals(name))
                .findFirst()
                .orElseThrow()
                .setup();
    }
}
