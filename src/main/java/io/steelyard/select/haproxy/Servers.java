package io.steelyard.select.haproxy;

import io.steelyard.fleet.FleetView;
import io.steelyard.select.Members;
import io.steelyard.structure.IntList;
import java.util.Arrays;

/**
 * The servers of a backend: their numbers, weights and connections, by slot of the view.
 *
 * <p>A server's number is its line in the configuration, from 1. Its weight is the whole part of the view's, 1 to 256; its
 * effective weight is 16 times as much, or less while it starts slowly. Connections count from their assignment.
 */
final class Servers {
    /** Effective weight per unit of weight. */
    static final int SCALE = 16;

    private static final int LARGEST_WEIGHT = 256;

    private final SlowStart slowStart;
    private final Members members = new Members();
    private final IntList byNumber = new IntList();
    private boolean started;
    private int[] number = new int[0];
    private int[] weight = new int[0];
    private int[] effective = new int[0];
    private int[] served = new int[0];
    private int[] weightBefore = new int[0];
    private String[] address = new String[0];
    private int totalServed;
    private int totalEffective;

    private int commonDivisor = 1;

    Servers(SlowStart slowStart) {
        this.slowStart = slowStart;
    }

    /** Takes over a change of the view and tells the algorithm of it. */
    void sync(long now, FleetView view, Algorithm algorithm) {
        grow(view.slotLimit());
        members.refresh(view);
        for (int i = 0; i < members.left().size(); i++) {
            leave(members.left().get(i), algorithm);
        }
        commonDivisor = commonDivisor(view);
        if (started) {
            changeWeights(view, algorithm);
            for (int i = 0; i < members.joined().size(); i++) {
                join(now, members.joined().get(i), view, algorithm);
            }
        } else if (view.listedSize() > 0) {
            started = true;
            begin(view);
            algorithm.start();
        }
    }

    private void grow(int slots) {
        int known = number.length;
        if (known < slots) {
            number = Arrays.copyOf(number, slots);
            weight = Arrays.copyOf(weight, slots);
            effective = Arrays.copyOf(effective, slots);
            served = Arrays.copyOf(served, slots);
            weightBefore = Arrays.copyOf(weightBefore, slots);
            address = Arrays.copyOf(address, slots);
            Arrays.fill(address, known, slots, "");
        }
    }

    private void begin(FleetView view) {
        for (int i = 0; i < members.joined().size(); i++) {
            int slot = members.joined().get(i);
            meet(slot, view);
            effective[slot] = SCALE * weight[slot];
            insert(slot);
        }
        for (int i = 0; i < byNumber.size(); i++) {
            weightBefore[byNumber.get(i)] = totalEffective;
            totalEffective += effective[byNumber.get(i)];
        }
    }

    /** Returns whether it is another server than the slot's last one. */
    private boolean meet(int slot, FleetView view) {
        boolean fresh = !address[slot].equals(view.address(slot));
        address[slot] = view.address(slot);
        number[slot] = view.place(slot) + 1;
        weight[slot] = weight(view, slot);
        if (fresh) {
            weightBefore[slot] = 0;
        }
        return fresh;
    }

    private void join(long now, int slot, FleetView view, Algorithm algorithm) {
        boolean fresh = meet(slot, view);
        insert(slot);
        effective[slot] = weight[slot] * slowStart.begin(now, slot);
        totalEffective += effective[slot];
        algorithm.up(slot, fresh);
    }

    private void leave(int slot, Algorithm algorithm) {
        slowStart.end(slot);
        algorithm.down(slot);
        totalEffective -= effective[slot];
        int kept = 0;
        for (int i = 0; i < byNumber.size(); i++) {
            if (byNumber.get(i) != slot) {
                byNumber.set(kept++, byNumber.get(i));
            }
        }
        byNumber.swapRemove(byNumber.size() - 1);
    }

    private void insert(int slot) {
        byNumber.add(slot);
        int at = byNumber.size() - 1;
        while (at > 0 && number[byNumber.get(at - 1)] > number[slot]) {
            byNumber.set(at, byNumber.get(at - 1));
            at--;
        }
        byNumber.set(at, slot);
    }

    private void changeWeights(FleetView view, Algorithm algorithm) {
        for (int i = 0; i < byNumber.size(); i++) {
            int slot = byNumber.get(i);
            int given = weight(view, slot);
            if (given != weight[slot]) {
                int perUnit = effective[slot] / weight[slot];
                weight[slot] = given;
                reweigh(slot, perUnit, algorithm);
            }
        }
    }

    private void reweigh(int slot, int perUnit, Algorithm algorithm) {
        int before = effective[slot];
        effective[slot] = weight[slot] * perUnit;
        if (effective[slot] != before) {
            totalEffective += effective[slot] - before;
            algorithm.reweighed(slot, before);
        }
    }

    /** Lets the weights of servers that start slowly grow until the time that it is. */
    void warmUp(long now, Algorithm algorithm) {
        for (int slot = slowStart.due(now); slot != SlowStart.NONE; slot = slowStart.due(now)) {
            reweigh(slot, slowStart.step(slot), algorithm);
        }
    }

    private static int weight(FleetView view, int slot) {
        return Math.max(1, Math.min(LARGEST_WEIGHT, (int) view.weight(slot)));
    }

    private static int commonDivisor(FleetView view) {
        int divisor = 0;
        for (int position = 0; position < view.listedSize(); position++) {
            int rest = weight(view, view.listedAt(position));
            while (rest != 0) {
                int next = divisor % rest;
                divisor = rest;
                rest = next;
            }
        }
        return Math.max(1, divisor);
    }

    void count(int slot, int more) {
        served[slot] += more;
        totalServed += more;
    }

    /** The slots of the servers that take connections, by number. */
    IntList byNumber() {
        return byNumber;
    }

    int number(int slot) {
        return number[slot];
    }

    int weight(int slot) {
        return weight[slot];
    }

    int effectiveWeight(int slot) {
        return effective[slot];
    }

    /** Connections of the server. */
    int served(int slot) {
        return served[slot];
    }

    /** Connections of all servers, of those too that take no new ones. */
    int totalServed() {
        return totalServed;
    }

    /** The sum of the effective weights of the servers that take connections. */
    int totalEffectiveWeight() {
        return totalEffective;
    }

    /** The effective weights of the servers of lower number when the process began; 0 for a server that came later. */
    int weightBefore(int slot) {
        return weightBefore[slot];
    }

    /** The greatest common divisor of the weights of all servers of the configuration. */
    int commonDivisor() {
        return commonDivisor;
    }

    /** One more than the highest slot. */
    int slots() {
        return number.length;
    }
}
