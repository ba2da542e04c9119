package io.steelyard.select.haproxy;

import io.steelyard.select.Pick;
import io.steelyard.structure.IntList;
import io.steelyard.structure.OrderedQueue;
import java.util.Arrays;

/**
 * {@code roundrobin}: in turn, by weights that may change (HAProxy 2.6 {@code src/lb_fwrr.c}).
 *
 * <p>Time is counted in choices. A server that was chosen waits in the current round for the time of its next turn, or, if
 * that lies far ahead, among those of the next round, where only weight counts.
 */
final class RoundRobin implements Algorithm {
    private static final int FULL_WEIGHT = 4096;
    private static final int UNITS = 256;

    private final Servers servers;
    private final OrderedQueue current = new OrderedQueue();
    private OrderedQueue initial = new OrderedQueue();
    private OrderedQueue next = new OrderedQueue();
    private int position;
    private int currentWeight;
    private int nextWeight;
    private int[] turn = new int[0];
    private int[] lastTurn = new int[0];
    private int[] rest = new int[0];
    private final IntList passedOver = new IntList();

    RoundRobin(Servers servers) {
        this.servers = servers;
    }

    private void grow() {
        turn = Arrays.copyOf(turn, Math.max(turn.length, servers.slots()));
        lastTurn = Arrays.copyOf(lastTurn, turn.length);
        rest = Arrays.copyOf(rest, turn.length);
    }

    @Override
    public void start() {
        grow();
        nextWeight = servers.totalEffectiveWeight();
        currentWeight = nextWeight;
        position = nextWeight;
        for (int i = 0; i < servers.byNumber().size(); i++) {
            queueByWeight(initial, servers.byNumber().get(i));
        }
    }

    @Override
    public void up(int slot, boolean fresh) {
        grow();
        if (fresh) {
            lastTurn[slot] = 0;
            rest[slot] = 0;
        }
        nextWeight += servers.effectiveWeight(slot);
        turn[slot] = position + (nextWeight + currentWeight - position) / servers.effectiveWeight(slot);
        queue(slot);
    }

    @Override
    public void down(int slot) {
        nextWeight -= servers.effectiveWeight(slot);
        dequeue(slot);
    }

    @Override
    public void reweighed(int slot, int before) {
        nextWeight += servers.effectiveWeight(slot) - before;
        if (initial.contains(slot)) {
            queueByWeight(initial, slot);
            return;
        }
        if (next.contains(slot)) {
            turn[slot] += currentWeight;
        }
        int step = nextWeight / servers.effectiveWeight(slot);
        turn[slot] = Math.min(turn[slot], lastTurn[slot] + step);
        rest[slot] = 0;
        if (turn[slot] < position + 2) {
            turn[slot] = position + step;
        }
        dequeue(slot);
        queue(slot);
    }

    private void dequeue(int slot) {
        current.remove(slot);
        initial.remove(slot);
        next.remove(slot);
    }

    private void queueByWeight(OrderedQueue queue, int slot) {
        queue.put(slot, FULL_WEIGHT - servers.effectiveWeight(slot));
    }

    private void queue(int slot) {
        if (turn[slot] >= 2 * currentWeight || turn[slot] >= currentWeight + nextWeight) {
            turn[slot] -= currentWeight;
            queueByWeight(next, slot);
        } else {
            int share = (FULL_WEIGHT + rest[slot] - servers.effectiveWeight(slot)) / Servers.SCALE;
            current.put(slot, (long) UNITS * turn[slot] + share);
        }
    }

    /** A server to avoid has its turn too, without being chosen, unless nobody else is left in two rounds. */
    @Override
    public int choose(Pick pick, int avoid) {
        boolean switched = false;
        int avoided = OrderedQueue.NONE;
        passedOver.clear();
        int chosen = OrderedQueue.NONE;
        while (chosen == OrderedQueue.NONE) {
            if (currentWeight == 0) {
                currentWeight = nextWeight;
                position = nextWeight;
            }
            int slot = head();
            if (slot == OrderedQueue.NONE && !switched) {
                switched = true;
                switchRounds();
                slot = head();
            }
            if (slot == OrderedQueue.NONE) {
                slot = avoided;
            }
            takeTurn(slot);
            if (slot != avoid || avoided != OrderedQueue.NONE) {
                chosen = slot;
            } else {
                avoided = slot;
                passedOver.add(slot);
            }
        }
        queue(chosen);
        requeue(chosen, switched);
        return chosen;
    }

    private void requeue(int chosen, boolean switched) {
        for (int i = 0; i < passedOver.size(); i++) {
            int slot = passedOver.get(i);
            if (slot != chosen && switched) {
                queueByWeight(initial, slot);
            } else if (slot != chosen) {
                queue(slot);
            }
        }
    }

    private int head() {
        int slot = current.first();
        if (slot != OrderedQueue.NONE && turn[slot] <= position) {
            return slot;
        }
        int fresh = initial.first();
        if (fresh == OrderedQueue.NONE) {
            return slot;
        }
        turn[fresh] = 0;
        rest[fresh] = 0;
        return fresh;
    }

    private void switchRounds() {
        OrderedQueue swapped = initial;
        initial = next;
        next = swapped;
        currentWeight = nextWeight;
        position = currentWeight;
    }

    private void takeTurn(int slot) {
        int effective = servers.effectiveWeight(slot);
        if (turn[slot] == 0) {
            turn[slot] = position;
        }
        lastTurn[slot] = turn[slot];
        turn[slot] += nextWeight / effective;
        rest[slot] += nextWeight % effective;
        if (rest[slot] >= effective) {
            rest[slot] -= effective;
            turn[slot]++;
        }
        dequeue(slot);
        position++;
    }
}
