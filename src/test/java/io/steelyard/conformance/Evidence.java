package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the shipped conformance cases say about which policy, and what comes of them. */
public final class Evidence {
    private Evidence() {}

    /** How a measured case is held against the production classes. */
    public enum Manner {
        /** Every assignment is the same. */
        TO_THE_LETTER,
        /** A trace against the spread of repetitions. */
        BY_REPETITION,
        /** A run in real time against the spread of repetitions. */
        IN_REAL_TIME
    }

    /**
     * A measured case.
     *
     * @param name its name in its file
     * @param options the options of the balancer that stands for the policy
     * @param holds whether it is reproduced; where there are repetitions, whether an adapter holds it against them
     * @param assignments how many connections it assigns, where each is known
     * @param whyNot why it is known not to be reached, where it is
     */
    public record Measured(
            String name, Record options, Manner manner, boolean holds, int assignments, Optional<String> whyNot) {}

    /** A case of Envoy's balancers; {@code holds} says whether the production classes agree with it. */
    public record OfEnvoy(JsonNode body, boolean upstream, boolean holds) {}

    /** How many cases of a function were found, and how many hold. */
    public record Count(int found, int holding) {
        /** One case more. */
        public Count plus(boolean holds) {
            return new Count(found + 1, holding + (holds ? 1 : 0));
        }
    }

    /** All that was measured on real proxies. */
    public static List<Measured> measured() {
        List<Measured> all = new ArrayList<>();
        RealConformanceTest suite = new RealConformanceTest();
        for (ConformanceCase each : suite.shippedCases()) {
            all.add(each.body().has("assign") ? trace(suite, each) : realTime(suite, each));
        }
        return all;
    }

    private static Measured trace(RealConformanceTest suite, ConformanceCase each) {
        RealPolicy policy = TraceCases.policy(each.body()).orElseThrow();
        boolean holds = policy.random() ? suite.adapter(each).isPresent() : suite.holds(each);
        Manner manner = policy.random() ? Manner.BY_REPETITION : Manner.TO_THE_LETTER;
        int assignments = Json.text(each.body(), "assign").length();
        return new Measured(each.id(), policy.kind().options(), manner, holds, assignments, Optional.empty());
    }

    private static Measured realTime(RealConformanceTest suite, ConformanceCase each) {
        RealPolicy policy = RealTimeCase.read(each).orElseThrow().policy();
        Optional<String> whyNot = RealTimeCases.whyNotReached(each.id());
        boolean holds = suite.adapter(each).isPresent();
        return new Measured(each.id(), policy.kind().options(), Manner.IN_REAL_TIME, holds, 0, whyNot);
    }

    /** All cases of Envoy's balancers. */
    public static List<OfEnvoy> ofEnvoy() {
        EnvoyConformanceTest suite = new EnvoyConformanceTest();
        return suite.shippedCases().stream()
                .map(each -> new OfEnvoy(each.body(), each.file().name().contains("upstream"), suite.holds(each)))
                .toList();
    }

    /** The cases of Kubernetes by the function that they are about. */
    public static Map<String, Count> ofKubernetes() {
        KubernetesConformanceTest suite = new KubernetesConformanceTest();
        Map<String, Count> functions = new TreeMap<>();
        for (ConformanceCase each : suite.shippedCases()) {
            Count one = new Count(0, 0).plus(suite.holds(each));
            functions.merge(
                    Json.text(each.body(), "fn"),
                    one,
                    (a, b) -> new Count(a.found() + b.found(), a.holding() + b.holding()));
        }
        return functions;
    }
}
