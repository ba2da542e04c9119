package io.steelyard.sim;

import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.proxy.FrontEnd;
import io.steelyard.proxy.GatewaySettings;
import io.steelyard.proxy.HealthCheckSettings;
import io.steelyard.proxy.Proxy;
import io.steelyard.proxy.StreamTimers;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.random.Purpose;
import io.steelyard.random.RandomSource;
import io.steelyard.random.RandomStream;
import io.steelyard.scenario.Gateway;
import io.steelyard.scenario.HealthCheck;
import io.steelyard.scenario.Setup;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SelectorKind;
import io.steelyard.select.SharedTables;
import io.steelyard.select.Sharing;
import io.steelyard.traffic.Laws;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What a scenario says about its gateways, in the terms of those who do it: front end, processes, times and checks. */
final class GatewayParts {
    private static final double ROUND = 0.5;

    /** An hour, so that the checks of different checkers are out of step whatever their interval. */
    private static final double LONGEST_PHASE_NANOS = 3.6e12;

    private final Setup whole;
    private final Gateway gateway;
    private final Ground ground;
    private final CounterStream ofGateways;
    private final Selectors selectors;
    private final SelectorKind<?> kind;
    private final SharedTables tables = new SharedTables();

    /**
     * @param whole the setup of the pods behind the gateways
     * @param ofGateways source of the gateways' draws
     * @param selectors makes the balancers of the front end and of the gateways
     */
    GatewayParts(Setup whole, Ground ground, CounterStream ofGateways, Selectors selectors) {
        this.whole = whole;
        this.ground = ground;
        this.ofGateways = ofGateways;
        this.selectors = selectors;
        gateway = whole.gateway().orElseThrow();
        kind = selectors.kind(whole.balancer());
    }

    /** Spreads clients over the gateways. */
    FrontEnd frontEnd(PodTable table, Reception reception) {
        return new FrontEnd(
                new Proxy(
                        table,
                        reception,
                        selectors.kind(whole.frontend().balancer()).create(context("frontend", 0))),
                ground.simulation(),
                whole.frontend().checks().map(GatewayParts::checks),
                phase(-1, 0),
                reception::listens);
    }

    /**
     * What all gateways have in common.
     *
     * @param knowAtOnce whether for the moment news of pods take no time
     */
    GatewaySettings settings(BooleanSupplier knowAtOnce) {
        boolean apart = kind.sharing() == Sharing.NOTHING;
        GatewaySettings.Delay push = delay(Laws.distribution(gateway.push()), Purpose.PUSH, ofGateways);
        return new GatewaySettings(
                gateway.concurrency(),
                apart ? gateway.concurrency() : 1,
                gateway.endpointUpdates() == Gateway.Updates.RELOAD,
                delay(Laws.distribution(gateway.connect()), Purpose.NETWORK, ground.draws()),
                gateway.connectTimeout().toNanos(),
                gateway.healthCheck().map(check -> new GatewaySettings.Checks(checks(check), this::phase)),
                StreamTimers.of(gateway).handshakeNanos(),
                gateway.workerShutdownLimit().map(Duration::toNanos).orElse(Long.MAX_VALUE),
                (entity, index) -> knowAtOnce.getAsBoolean() ? 0 : push.nanos(entity, index));
    }

    /** How long a connection stands before a timer of a gateway, or of the front end, ends it. */
    long endsAfterNanos() {
        return StreamTimers.of(gateway)
                .endsAfterNanos(
                        whole.clients().ping().interval().toNanos(),
                        whole.frontend().idleLimit().map(Duration::toNanos).orElse(StreamTimers.NEVER));
    }

    /** A process without endpoints; the number counts the processes of the run. */
    Proxy process(int number) {
        int count = kind.sharing() == Sharing.COUNTS ? gateway.concurrency() : 1;
        Selector[] ofWorkers = new Selector[count];
        for (int worker = 0; worker < count; worker++) {
            ofWorkers[worker] = kind.create(context("selector", (long) number * gateway.concurrency() + worker));
        }
        return new Proxy(ground.pods(), ground.reception(), kind.retries(), ofWorkers);
    }

    /** The draws of the worker that accepts a connection. */
    RandomSource workers() {
        return RandomStream.named(ground.seed(), ground.replication(), "worker", 0);
    }

    private SelectorContext context(String component, long index) {
        return new SelectorContext(RandomStream.named(ground.seed(), ground.replication(), component, index), tables);
    }

    private static HealthCheckSettings checks(HealthCheck check) {
        return new HealthCheckSettings(check.interval().toNanos(), check.rise(), check.fall());
    }

    private long phase(long entity, long index) {
        double share = ofGateways.at(Purpose.PHASE, entity, index).nextDouble();
        return (long) (share * LONGEST_PHASE_NANOS);
    }

    private static GatewaySettings.Delay delay(Distribution law, Purpose purpose, CounterStream draws) {
        if (law.mean() == 0) {
            return (entity, index) -> 0;
        }
        return (entity, index) -> (long) (law.sample(draws.at(purpose, entity, index)) + ROUND);
    }
}
