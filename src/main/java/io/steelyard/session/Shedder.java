package io.steelyard.session;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
import io.steelyard.observe.Observer.Loss;
import io.steelyard.random.CounterStream;
import io.steelyard.rebalance.SheddingRule;
import io.steelyard.structure.FourAryHeap;
import io.steelyard.structure.IntList;
import io.steelyard.traffic.Advice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rounds in which pods close connections because they hold more than the others.
 *
 * <p>In a round in which any pod does, one pass over the clients finds whose turn it is. A pod that stops serving, and one
 * that falls to where the rule ends, forgets that it had begun.
 */
public final class Shedder {
    private static final int IDLE = -1;

    private final Simulation simulation;
    private final ClientTable clients;
    private final PodTable pods;
    private final Losses losses;
    private final CounterStream draws;
    private final SheddingRule rule;
    private final long everyNanos;
    private final Optional<Advice> hint;
    private final IntList shedding = new IntList();
    private final IntList quotas = new IntList();
    private final List<FourAryHeap> chosen = new ArrayList<>();
    private int[] rounds = new int[0];
    private int[] placeOf = new int[0];
    private long round;

    /**
     * @param draws source of the clients' draws
     * @param everyNanos time from one round to the next
     * @param hint what clients are told
     */
    public Shedder(
            Simulation simulation,
            ClientTable clients,
            PodTable pods,
            Sessions sessions,
            CounterStream draws,
            SheddingRule rule,
            long everyNanos,
            Optional<Advice> hint) {
        this.simulation = simulation;
        this.clients = clients;
        this.pods = pods;
        losses = sessions.losses();
        this.draws = draws;
        this.rule = rule;
        this.everyNanos = everyNanos;
        this.hint = hint;
        simulation.register(Rank.SHEDDING, (now, entity) -> shed(now));
    }

    /** The first round comes one period after the start. */
    public void start(long now) {
        simulation.schedule(now + everyNanos, Rank.SHEDDING, 0);
    }

    private void shed(long now) {
        makeRoom();
        findPods();
        if (!shedding.isEmpty()) {
            findClients();
            for (int i = 0; i < shedding.size(); i++) {
                FourAryHeap heap = chosen.get(i);
                while (!heap.isEmpty()) {
                    losses.sendAway(now, heap.pollCode(), Loss.SHED, hint);
                }
                placeOf[shedding.get(i)] = IDLE;
            }
        }
        round++;
        simulation.schedule(now + everyNanos, Rank.SHEDDING, 0);
    }

    private void makeRoom() {
        if (rounds.length < pods.count()) {
            int known = rounds.length;
            rounds = Arrays.copyOf(rounds, Math.max(16, 2 * pods.count()));
            placeOf = Arrays.copyOf(placeOf, rounds.length);
            Arrays.fill(rounds, known, rounds.length, IDLE);
            Arrays.fill(placeOf, known, placeOf.length, IDLE);
        }
    }

    private void findPods() {
        shedding.clear();
        quotas.clear();
        double mean = mean();
        for (int i = 0; i < pods.liveCount(); i++) {
            int pod = pods.live(i);
            int held = pods.openConnections(pod);
            boolean sheds =
                    pods.serving(pod) && (rounds[pod] == IDLE ? rule.begins(held, mean) : rule.goesOn(held, mean));
            rounds[pod] = sheds ? rounds[pod] + 1 : IDLE;
            int quota = sheds ? rule.closes(held, mean, rounds[pod]) : 0;
            if (quota > 0) {
                placeOf[pod] = shedding.size();
                shedding.add(pod);
                quotas.add(quota);
            }
        }
        while (chosen.size() < shedding.size()) {
            chosen.add(new FourAryHeap());
        }
    }

    private double mean() {
        long held = 0;
        int serving = 0;
        for (int i = 0; i < pods.liveCount(); i++) {
            if (pods.serving(pods.live(i))) {
                held += pods.openConnections(pods.live(i));
                serving++;
            }
        }
        return serving == 0 ? 0 : (double) held / serving;
    }

    /** Leaves in each pod's heap those who go first: whoever comes after them is taken out again. */
    private void findClients() {
        int limit = clients.limit();
        for (int slot = 0; slot < limit; slot++) {
            int pod = clients.pod(slot);
            int i = pod >= 0 ? placeOf[pod] : IDLE;
            if (i != IDLE) {
                FourAryHeap heap = chosen.get(i);
                heap.add(-rule.place(draws, clients.number(slot), clients.sinceNanos(slot), round), slot);
                if (heap.size() > quotas.get(i)) {
                    heap.pollCode();
                }
            }
        }
    }
}
