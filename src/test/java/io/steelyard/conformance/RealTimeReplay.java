package io.steelyard.conformance;

import io.steelyard.conformance.RealPolicy.Product;
import io.steelyard.conformance.RealTimeCase.Client;
import io.steelyard.conformance.RealTimeCase.Event;
import io.steelyard.fleet.Reception;
import io.steelyard.random.RandomStream;
import io.steelyard.select.Pick;
import io.steelyard.select.RetryRule;
import io.steelyard.select.SharedTables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * A run in real time done again: arrivals and events as they were, production proxies, and a loop that keeps the time.
 *
 * <p>Servers are listed in their order, so that a proxy's slots are their numbers. A connection that HAProxy tries again at the
 * same server counts there while it waits, and goes elsewhere at its next try if the server
 * is marked down by then.
 */
final class RealTimeReplay {
    private static final long SECOND = 1_000_000_000L;
    private static final int FALL = 2;
    private static final int RISE = 2;

    /** The process that was all clients and servers was busy with those that broke: it took up to so long to hear of them. */
    private static final long LATEST_NOTICE = SECOND / 2;

    /**
     * It also stalled on its busy machine. The 20 logs, of 1,122 seconds, tell of 298 stalls of more than 50 ms, those in which
     * openings are late; they took 194 ms on average.
     */
    private static final long STALL_EVERY = 3_770_000_000L;

    private static final long SHORTEST_STALL = 50_000_000;
    private static final long MEAN_STALL = 194_000_000;

    private static final double FIRST_DELAY = 0.5;
    private static final double LONGEST_DELAY = 8;

    private final RealTimeCase run;
    private final RealServers servers;
    private final SharedTables tables;
    private final long seed;
    private final long jitterNanos;
    private final RandomStream random;
    private final RetryRule retries;
    private final boolean waits;
    private final Pick pick;
    private final PriorityQueue<Timed> queue = new PriorityQueue<>();
    private final List<RealBalancer> current = new ArrayList<>();
    private final Session[] sessions;
    private final List<Set<Integer>> openAt = new ArrayList<>();
    private final boolean[] listed;
    private final boolean[] takes;
    private final boolean[] markedDown;
    private final int[] checksInARow;
    private final int[][] series;
    private final long clockPhase;
    private final long[] stallStarts;
    private final long[] stallEnds;
    private long now;
    private long sequence;
    private int generation;
    private int failures;
    private int lost;

    private record Timed(long nanos, long sequence, Runnable action) implements Comparable<Timed> {
        @Override
        public int compareTo(Timed other) {
            return nanos != other.nanos ? Long.compare(nanos, other.nanos) : Long.compare(sequence, other.sequence);
        }
    }

    /** What becomes of one client. */
    private static final class Session {
        private RealBalancer balancer;
        private int worker;
        private int server = -1;
        private int tries;
        private int attempts;
        private long endNanos = -1;
        private long epoch;
    }

    /**
     * Prepares a repetition.
     *
     * @param jitterNanos by how much each client's arrival and leaving may be late; 0 for a run without chance in it
     */
    RealTimeReplay(RealTimeCase run, SharedTables tables, long seed, long jitterNanos) {
        this.run = run;
        this.tables = tables;
        this.seed = seed;
        this.jitterNanos = jitterNanos;
        servers = new RealServers(run.servers());
        random = RandomStream.named(seed, 0, "real time", 0);
        retries = run.policy().kind().retries();
        waits = retries.again() == RetryRule.Again.SAME_UNTIL_LAST;
        if (waits) {
            servers.letDeadSeemAlive();
        }
        pick = new Pick(client -> client, client -> client, run.keys());
        sessions = new Session[run.clients().size()];
        listed = new boolean[servers.count()];
        takes = new boolean[servers.count()];
        markedDown = new boolean[servers.count()];
        checksInARow = new int[servers.count()];
        series = new int[run.series().size()][];
        for (int server = 0; server < servers.count(); server++) {
            takes[server] = server < run.initial();
            listed[server] = takes[server] || run.policy().product() == Product.HAPROXY;
            openAt.add(new LinkedHashSet<>());
        }
        clockPhase = jitterNanos == 0 ? 0 : (long) (random.nextDouble() * SECOND);
        int stalls = jitterNanos == 0 ? 0 : (int) (series.length * SECOND / STALL_EVERY);
        stallStarts = new long[stalls];
        stallEnds = new long[stalls];
        for (int stall = 0; stall < stalls; stall++) {
            stallStarts[stall] = (long) (random.nextDouble() * series.length * SECOND);
            stallEnds[stall] = withoutEvent(
                    stallStarts[stall],
                    stallStarts[stall]
                            + SHORTEST_STALL
                            + (long) (random.nextExponential() * (MEAN_STALL - SHORTEST_STALL)));
        }
        start();
        schedule();
    }

    /** The end of a stall: the measuring process was awake when it did what the events tell. */
    private long withoutEvent(long start, long end) {
        long until = end;
        for (Event event : run.events()) {
            if (event.nanos() >= start) {
                until = Math.min(until, event.nanos());
            }
        }
        return until;
    }

    /** Something that the measuring process does: not while it stalls. */
    private void atOwn(long nanos, Runnable action) {
        long due = Math.max(now, nanos);
        for (int stall = 0; stall < stallStarts.length; stall++) {
            if (due >= stallStarts[stall] && due < stallEnds[stall]) {
                due = stallEnds[stall];
            }
        }
        at(due, action);
    }

    /** What the product's clock shows; its seconds begin at any part of the run's. */
    private long clock() {
        return now + clockPhase;
    }

    private void start() {
        current.clear();
        for (int process = 0; process < run.balancers(); process++) {
            RealBalancer started = new RealBalancer(run.policy(), servers, tables, seed + 1_000_003L * generation++, 1);
            for (int server = 0; server < servers.count(); server++) {
                if (listed[server]) {
                    started.list(server, takes[server] && !markedDown[server]);
                }
            }
            started.tell(clock());
            current.add(started);
        }
    }

    private void at(long nanos, Runnable action) {
        queue.add(new Timed(Math.max(now, nanos), sequence++, action));
    }

    private long jitter() {
        return jitterNanos == 0 ? 0 : (long) (random.nextDouble() * jitterNanos);
    }

    private void schedule() {
        for (int second = 0; second < series.length; second++) {
            int row = second;
            atOwn(
                    second * SECOND,
                    () -> series[row] = openAt.stream().mapToInt(Set::size).toArray());
        }
        for (Event event : run.events()) {
            at(event.nanos(), () -> happen(event));
        }
        for (int id = 0; id < sessions.length; id++) {
            int client = id;
            sessions[id] = new Session();
            atOwn(run.clients().get(id).arrivalNanos() + jitter(), () -> attempt(client));
        }
        if (run.checked()) {
            double phase = jitterNanos == 0 ? 0 : random.nextDouble();
            for (int server = 0; server < servers.count(); server++) {
                int checked = server;
                double offset = (phase + (double) server / servers.count()) % 1;
                at((long) (offset * SECOND), () -> check(checked));
            }
        }
    }

    /** Plays until the last second of the series was counted. */
    RealTimeReplay play() {
        while (series[series.length - 1] == null) {
            Timed next = queue.poll();
            now = next.nanos();
            next.action().run();
        }
        return this;
    }

    List<int[]> series() {
        return List.of(series);
    }

    int failures() {
        return failures;
    }

    int lost() {
        return lost;
    }

    private void happen(Event event) {
        for (String name : event.servers()) {
            int server = servers.number(name);
            switch (event.what()) {
                case "add", "reload" -> {
                    listed[server] = true;
                    takes[server] = true;
                    current.forEach(balancer -> balancer.list(server, true));
                }
                case "kill" -> kill(server);
                case "start" -> servers.setDead(server, false);
                default -> throw new MalformedCaseException("has an event '" + event.what() + "'");
            }
        }
        boolean restarts = event.what().equals("reload")
                || (event.what().equals("add") && run.policy().product() == Product.NGINX);
        if (restarts) {
            start();
        } else {
            current.forEach(balancer -> balancer.tell(clock()));
        }
    }

    private void kill(int server) {
        servers.setDead(server, true);
        long noticed = jitterNanos == 0 ? 0 : (long) (random.nextDouble() * LATEST_NOTICE);
        for (int client : List.copyOf(openAt.get(server))) {
            Session session = sessions[client];
            leave(client);
            lost++;
            session.attempts = 0;
            again(client, noticed);
        }
    }

    /** The client waits, longer after each failure, and tries once more. */
    private void again(int client, long lateNanos) {
        Session session = sessions[client];
        double delay = Math.min(LONGEST_DELAY, FIRST_DELAY * (1L << Math.min(10, session.attempts)));
        session.attempts++;
        atOwn(
                now + lateNanos + (long) (delay * (0.5 + 0.5 * random.nextDouble()) * SECOND) + jitter(),
                () -> attempt(client));
    }

    private void attempt(int client) {
        Session session = sessions[client];
        if (session.endNanos >= 0 && session.endNanos <= now) {
            return;
        }
        session.balancer = current.get(client % current.size());
        session.worker = session.balancer.nextWorker();
        session.tries = 0;
        pick.set(clock(), client, run.clients().get(client).key(), client, 0);
        connect(client);
    }

    /** The proxy tries servers until one takes the connection or its rule says that it is enough. */
    private void connect(int client) {
        Session session = sessions[client];
        int server = session.balancer.connect(pick, session.worker);
        while (server == Reception.REFUSED && session.tries < retries.retries()) {
            session.tries++;
            pick.retry(servers.lastRefusing());
            server = session.balancer.connect(pick, session.worker);
        }
        if (server < 0) {
            failures++;
            again(client, 0);
            return;
        }
        session.server = server;
        if (servers.isDead(server)) {
            hold(client);
        } else {
            stand(client);
        }
    }

    /** The proxy waits, and the connection counts. */
    private void hold(int client) {
        Session session = sessions[client];
        long epoch = ++session.epoch;
        at(now + retries.pauseNanos(), () -> {
            if (session.epoch == epoch) {
                tryAgain(client);
            }
        });
    }

    private void tryAgain(int client) {
        Session session = sessions[client];
        session.tries++;
        boolean another = session.tries == retries.retries() || markedDown[session.server];
        if (!another && !servers.isDead(session.server)) {
            stand(client);
        } else if (session.tries < retries.retries() && !another) {
            hold(client);
        } else if (session.tries <= retries.retries()) {
            goElsewhere(client);
        } else {
            session.balancer.release(clock(), session.server, client, session.worker);
            failures++;
            again(client, 0);
        }
    }

    private void goElsewhere(int client) {
        Session session = sessions[client];
        session.epoch++;
        session.balancer.release(clock(), session.server, client, session.worker);
        pick.set(clock(), client, run.clients().get(client).key(), client, 0);
        pick.retry(session.server);
        connect(client);
    }

    private void stand(int client) {
        Session session = sessions[client];
        Client given = run.clients().get(client);
        openAt.get(session.server).add(client);
        long epoch = ++session.epoch;
        if (session.endNanos < 0) {
            session.endNanos = now + given.lifetimeNanos();
        }
        atOwn(session.endNanos + jitter(), () -> {
            if (session.epoch == epoch) {
                leave(client);
            }
        });
    }

    private void leave(int client) {
        Session session = sessions[client];
        session.epoch++;
        openAt.get(session.server).remove(client);
        session.balancer.release(clock(), session.server, client, session.worker);
    }

    /** One health check: so many in a row against the server's state change it. */
    private void check(int server) {
        at(now + SECOND, () -> check(server));
        if (servers.isDead(server) == markedDown[server]) {
            checksInARow[server] = 0;
            return;
        }
        checksInARow[server]++;
        if (checksInARow[server] == (markedDown[server] ? RISE : FALL)) {
            checksInARow[server] = 0;
            mark(server, !markedDown[server]);
        }
    }

    private void mark(int server, boolean down) {
        markedDown[server] = down;
        if (!takes[server]) {
            return;
        }
        for (RealBalancer balancer : current) {
            if (down) {
                balancer.stop(server);
            } else {
                balancer.list(server, true);
            }
            balancer.tell(clock());
        }
    }
}
