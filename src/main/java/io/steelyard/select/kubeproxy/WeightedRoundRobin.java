package io.steelyard.select.kubeproxy;

import io.steelyard.select.Pick;

/**
 * The scheduler {@code wrr}: as {@code rr}, but every change of the destinations begins the round anew.
 *
 * <p>Exact by Linux 6.12 {@code ip_vs_wrr.c} for weights of 1 and 0, which are all that kube-proxy gives: a round then has
 * one pass over the list.
 */
final class WeightedRoundRobin implements Scheduler {
    private final Destinations destinations;
    private int last = RoundRobin.HEAD;

    WeightedRoundRobin(Destinations destinations) {
        this.destinations = destinations;
    }

    @Override
    public int schedule(Pick pick) {
        int next = RoundRobin.after(last, destinations);
        if (next == Destinations.NONE) {
            return Destinations.NONE;
        }
        last = next;
        return destinations.at(next);
    }

    @Override
    public void added() {
        last = RoundRobin.HEAD;
    }

    @Override
    public void deleted(int place) {
        last = RoundRobin.HEAD;
    }

    @Override
    public void updated() {
        last = RoundRobin.HEAD;
    }
}
