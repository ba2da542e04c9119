package io.steelyard.proxy;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.select.Pick;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The layer-4 balancer before the gateways: it knows those that were registered with it, and without health checks takes
 * them for good as long as they are.
 */
public final class FrontEnd {
    /** The entity of its health checks among those of {@link Rank#HEALTH_CHECK}. */
    public static final int CHECKER = 0;

    private final Proxy proxy;
    private final Simulation simulation;
    private final Optional<HealthChecks> checks;
    private final long phaseNanos;

    /**
     * A front end that knows no gateway.
     *
     * @param proxy chooses a gateway
     * @param listens whether a health check of a gateway succeeds
     */
    public FrontEnd(
            Proxy proxy,
            Simulation simulation,
            Optional<HealthCheckSettings> checks,
            long phaseNanos,
            IntPredicate listens) {
        this.proxy = proxy;
        this.simulation = simulation;
        this.phaseNanos = phaseNanos;
        this.checks =
                checks.map(settings -> new HealthChecks(settings, listens, (now, gateway, up) -> use(gateway, up)));
    }

    private void use(int gateway, boolean up) {
        if (up) {
            proxy.addEndpoint(gateway);
        } else {
            proxy.suspendEndpoint(gateway);
        }
    }

    int connect(Pick pick) {
        return proxy.connect(pick);
    }

    void release(long now, int gateway, int client) {
        proxy.release(now, gateway, client);
    }

    /**
     * A gateway is put on the list.
     *
     * @param up whether it is used before any check of it has succeeded
     */
    public void register(long now, int gateway, boolean up) {
        if (checks.isPresent() && !checks.get().knows(gateway)) {
            checks.get().add(gateway, up);
        }
        if (checks.isEmpty() || checks.get().up(gateway)) {
            proxy.addEndpoint(gateway);
        }
        checks.ifPresent(some -> some.watch(gateway));
        plan(now);
    }

    /** A gateway is taken off the list: it takes no new connections; those that it has live on. */
    public void deregister(int gateway) {
        checks.ifPresent(some -> some.remove(gateway));
        proxy.removeEndpoint(gateway);
    }

    /** A gateway that is on the list does not answer any more: without health checks it is passed over at once. */
    public void noticeable(long now, int gateway) {
        if (checks.isPresent()) {
            checks.get().watch(gateway);
            plan(now);
        } else {
            proxy.suspendEndpoint(gateway);
        }
    }

    private void plan(long now) {
        if (checks.isPresent()) {
            long at = checks.get().plan(now, phaseNanos);
            if (at != Long.MAX_VALUE) {
                simulation.schedule(at, Rank.HEALTH_CHECK, CHECKER);
            }
        }
    }

    /** The health checks are due. */
    public void check(long now) {
        checks.orElseThrow().tick(now);
        plan(now);
    }
}
