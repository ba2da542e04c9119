package io.steelyard.select.envoy;

import io.steelyard.random.RandomSource;
import io.steelyard.scenario.Fraction;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SharedTables;
import io.steelyard.select.envoy.config.CommonLbConfig;
import io.steelyard.select.envoy.config.CommonLbConfig.ConsistentHashingLbConfig;
import io.steelyard.select.envoy.config.CommonLbConfig.LocalityWeightedLbConfig;
import io.steelyard.select.envoy.config.HashPolicy;
import io.steelyard.select.envoy.config.LbPolicyName;
import io.steelyard.select.envoy.config.LeastRequestLbConfig;
import io.steelyard.select.envoy.config.LoadAssignment;
import io.steelyard.select.envoy.config.LoadAssignment.Locality;
import io.steelyard.select.envoy.config.LoadAssignment.LocalityLbEndpoints;
import io.steelyard.select.envoy.config.MaglevLbConfig;
import io.steelyard.select.envoy.config.OutlierDetectionConfig;
import io.steelyard.select.envoy.config.Percent;
import io.steelyard.select.envoy.config.RetryPolicy;
import io.steelyard.select.envoy.config.RingHashLbConfig;
import io.steelyard.select.envoy.config.RingHashLbConfig.HashFunctionName;
import io.steelyard.select.envoy.config.RoundRobinLbConfig;
import io.steelyard.select.envoy.config.RuntimeDouble;
import io.steelyard.select.envoy.config.SlowStartConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Options of the balancer {@code envoy} in the making, for tests. */
final class EnvoyOptions {
    private final LbPolicyName policy;
    private final List<HashPolicy> hashPolicy = new ArrayList<>();
    private final List<LocalityLbEndpoints> endpoints = new ArrayList<>();
    private int panicThreshold = 50;
    private int overprovisioning = 140;
    private int balanceFactor;
    private boolean weighted;
    private Optional<RoundRobinLbConfig> roundRobin = Optional.empty();
    private Optional<LeastRequestLbConfig> leastRequest = Optional.empty();
    private Optional<RingHashLbConfig> ring = Optional.empty();
    private Optional<MaglevLbConfig> maglev = Optional.empty();
    private Optional<OutlierDetectionConfig> outliers = Optional.empty();
    private Optional<RetryPolicy> retries = Optional.empty();

    EnvoyOptions(LbPolicyName policy) {
        this.policy = policy;
    }

    EnvoyOptions slowStart(SlowStartConfig slowStart) {
        roundRobin = Optional.of(new RoundRobinLbConfig(Optional.of(slowStart)));
        return this;
    }

    EnvoyOptions leastRequest(LeastRequest.Config config) {
        boolean scan = config.selectionMethod() == LeastRequest.SelectionMethod.FULL_SCAN;
        leastRequest = Optional.of(new LeastRequestLbConfig(
                config.choiceCount(),
                new RuntimeDouble(config.activeRequestBias()),
                scan
                        ? LeastRequestLbConfig.SelectionMethodName.FULL_SCAN
                        : LeastRequestLbConfig.SelectionMethodName.N_CHOICES,
                config.slowStart().map(EnvoyOptions::slowStart)));
        return this;
    }

    static SlowStartConfig slowStart(SlowStart given) {
        return new SlowStartConfig(
                given.window(),
                new RuntimeDouble(given.aggression()),
                new Percent(given.minWeightPercent().value() * 100));
    }

    EnvoyOptions ring(int minimum, int maximum, HashFunction function) {
        ring = Optional.of(new RingHashLbConfig(
                minimum,
                function == HashFunction.XX ? HashFunctionName.XX_HASH : HashFunctionName.MURMUR_HASH_2,
                maximum));
        return this;
    }

    EnvoyOptions maglev(int size) {
        maglev = Optional.of(new MaglevLbConfig(size));
        return this;
    }

    EnvoyOptions balanceFactor(int factor) {
        balanceFactor = factor;
        return this;
    }

    /** The key in a header that all clients carry. */
    EnvoyOptions byKey() {
        return hashing(new HashPolicy(
                Optional.of(new HashPolicy.Header("key")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                new Fraction(1)));
    }

    EnvoyOptions hashing(HashPolicy part) {
        hashPolicy.add(part);
        return this;
    }

    EnvoyOptions zone(int zone, int weight, int priority) {
        endpoints.add(new LocalityLbEndpoints(new Locality(zone), weight, priority));
        return this;
    }

    EnvoyOptions weighted() {
        weighted = true;
        return this;
    }

    EnvoyOptions panicThreshold(int percent) {
        panicThreshold = percent;
        return this;
    }

    EnvoyOptions overprovisioning(int percent) {
        overprovisioning = percent;
        return this;
    }

    /** Ejection after so many failures for 30 s, looked at every 10 s. */
    EnvoyOptions outliers(int consecutive, int mostPercent) {
        outliers = Optional.of(new OutlierDetectionConfig(
                consecutive, Duration.ofSeconds(10), Duration.ofSeconds(30), mostPercent, Optional.empty(), false));
        return this;
    }

    EnvoyOptions retries(RetryPolicy policyOfRoute) {
        retries = Optional.of(policyOfRoute);
        return this;
    }

    Envoy.Config config() {
        return new Envoy.Config(
                policy,
                roundRobin,
                leastRequest,
                ring,
                maglev,
                new CommonLbConfig(
                        new Percent(panicThreshold),
                        weighted ? Optional.of(new LocalityWeightedLbConfig()) : Optional.empty(),
                        balanceFactor == 0
                                ? Optional.empty()
                                : Optional.of(new ConsistentHashingLbConfig(balanceFactor))),
                hashPolicy,
                outliers,
                new LoadAssignment(endpoints, new LoadAssignment.Policy(overprovisioning)),
                retries);
    }

    Envoy create(RandomSource random) {
        return new Envoy(config(), new SelectorContext(random, new SharedTables()));
    }
}
