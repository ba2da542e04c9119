package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.fleet.FleetView;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.StormMetrics;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.sim.Experiment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Little's law on every path: the integral of the connections over time is the sum of the spans for which each was held. */
class LedgerTest {

    /**
     * Ten clients arrive every 10 s from 0 s on and stay 25 s; the run ends after 100 s. Eight stay their whole time, those
     * of 80 s and 90 s are cut off after 20 s and 10 s.
     */
    @Test
    void connectionSecondsAreThoseCountedByHand() {
        RunResult run = only("""
                duration: 100s
                clients:
                  start: empty
                  arrivals: [{exact: {clients: 10, every: 10s}}]
                  lifetime: {deterministic: 25s}
                deployment: {replicas: 2}
                balancer: round-robin
                """);
        assertEquals(
                (8 * 25 + 20 + 10) / 100.0,
                Loads.metric(ClientMetrics.CONNECTIONS).applyAsDouble(run),
                1e-12);
    }

    private static RunResult only(String yaml) {
        return Experiment.of(Steelyard.parse(yaml))
                .replications(1)
                .run()
                .variants()
                .get(0)
                .runs()
                .get(0);
    }

    /** Through a rollout and a crash, with reconnects: an account kept by a balancer of our own agrees to the nanosecond. */
    @Test
    void connectionSecondsAreThoseThatTheBalancerSaw() {
        List<Account> accounts = new ArrayList<>();
        Experiment experiment = Experiment.of(Steelyard.parse("""
                duration: 1h
                clients:
                  start: empty
                  arrivals: [{poisson: 1/s}, {burst: {at: 20m, clients: 500, over: 10s}}]
                  lifetime: {lognormal: {mean: 5m, cv: 2}}
                  reconnect: {exponential: {base: 1s, cap: 30s, jitter: full}}
                deployment: {replicas: 5}
                workload: {startup: {deterministic: 20s}, drain: {over: 10s}}
                balancer: random
                events: [{rollout: {at: 30m}}, {crash: {at: 45m, pods: 2}}]
                """)).add("accountant", random -> {
            Account account = new Account();
            accounts.add(account);
            return account;
        });
        RunResult run = experiment
                .only("accountant")
                .replications(1)
                .threads(1)
                .run()
                .variants()
                .get(0)
                .runs()
                .get(0);
        assertTrue(Loads.metric(StormMetrics.LOST).applyAsDouble(run) > 300, "too few were lost to matter");
        double connectionSeconds = Loads.metric(ClientMetrics.CONNECTIONS).applyAsDouble(run) * 3600;
        // The metric is a double; the account is exact.
        assertEquals(accounts.get(0).nanosUntil(3_600_000_000_000L) / 1e9, connectionSeconds, 1e-9 * connectionSeconds);
    }

    /** A balancer that goes round and notes when each connection begins and ends. */
    private static final class Account implements Selector {
        private final List<Deque<Long>> openBySlot = new ArrayList<>();
        private long nanos;
        private int next;

        @Override
        public int select(Pick pick, FleetView view) {
            return view.size() == 0 ? NONE : view.slotAt(next++ % view.size());
        }

        @Override
        public void onAssigned(Pick pick, int slot) {
            while (openBySlot.size() <= slot) {
                openBySlot.add(new ArrayDeque<>());
            }
            openBySlot.get(slot).add(pick.now());
        }

        @Override
        public void onReleased(long now, int slot) {
            // Which connection of the slot ends does not matter to the sum.
            nanos += now - openBySlot.get(slot).remove();
        }

        long nanosUntil(long end) {
            long open = openBySlot.stream()
                    .flatMap(Deque::stream)
                    .mapToLong(from -> end - from)
                    .sum();
            return nanos + open;
        }
    }
}
