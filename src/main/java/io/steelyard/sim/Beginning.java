package io.steelyard.sim;

import io.steelyard.engine.Simulation;
import io.steelyard.fleet.PodTable;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.scenario.Arrivals;
import io.steelyard.scenario.Clients;
import io.steelyard.session.Sessions;
import io.steelyard.session.StartPopulation;
import io.steelyard.traffic.ClosedClients;
import io.steelyard.traffic.Population;

/**
 * How a run begins: who is there, and how long before the measured part.
 *
 * <p>A settled start lies some mean lifetimes before 0, so that the spread at 0 is the balancer's own. With {@code open}
 * everyone who leaves before 0 is followed by a new client at that instant, so that exactly so many are there at 0, with
 * residual lifetimes; otherwise the arrivals keep the number up.
 */
final class Beginning {
    private static final double SPARE = 1.1;
    private static final int LEAST_CAPACITY = 1_024;

    private final Clients clients;
    private final Distribution lifetime;
    private final long startNanos;
    private final ClosedClients closed;
    private final long others;

    private Beginning(Clients clients, Distribution lifetime, long startNanos, ClosedClients closed, long others) {
        this.clients = clients;
        this.lifetime = lifetime;
        this.startNanos = startNanos;
        this.closed = closed;
        this.others = others;
    }

    static Beginning of(Clients clients, Distribution lifetime, CounterStream draws) {
        long start = startNanos(clients, lifetime);
        boolean present = clients.start() != Clients.Start.EMPTY;
        ClosedClients closed = new ClosedClients(clients.arrivals(), lifetime, draws, start, present);
        return new Beginning(clients, lifetime, start, closed, Population.initial(clients, lifetime, start, draws));
    }

    private static long startNanos(Clients clients, Distribution lifetime) {
        boolean lasting = clients.open().isPresent()
                || clients.arrivals().stream()
                        .anyMatch(arrivals -> arrivals.everlasting() || arrivals instanceof Arrivals.Closed);
        boolean settles = clients.start() == Clients.Start.SETTLED && lasting;
        return settles && lifetime.mean() < Double.POSITIVE_INFINITY ? -(long) (clients.settle() * lifetime.mean()) : 0;
    }

    /** The first instant; 0 or negative. */
    long startNanos() {
        return startNanos;
    }

    /** From when on clients arrive; with a stated number of clients at 0 only from there. */
    long arrivalsFromNanos() {
        return clients.open().isPresent() ? 0 : startNanos;
    }

    /** The clients of closed populations. */
    ClosedClients closed() {
        return closed;
    }

    /** For how many clients at once to make room, at a guess. */
    int expectedClients(long horizonNanos) {
        double most = others + closed.size();
        for (Arrivals entry : clients.arrivals()) {
            if (entry instanceof Arrivals.Burst burst) {
                most += burst.clients().value();
            } else if (entry instanceof Arrivals.Exact exact) {
                most += exact.clients().value();
            } else if (entry instanceof Arrivals.Poisson poisson && others == 0) {
                double span = Math.min(lifetime.mean(), (double) horizonNanos);
                most += poisson.rate().perSecond() / 1e9 * span;
            }
        }
        return (int) Math.min(Simulation.CLIENTS, SPARE * most + LEAST_CAPACITY);
    }

    /** Brings everybody in at the first instant. */
    void bringIn(Sessions sessions, PodTable pods) {
        StartPopulation population = new StartPopulation(sessions, closed, others);
        sessions.keepPopulation(clients.open().isPresent());
        if (clients.start() == Clients.Start.EVEN) {
            population.dealOut(startNanos, pods);
        } else {
            population.connect(startNanos);
        }
    }
}
