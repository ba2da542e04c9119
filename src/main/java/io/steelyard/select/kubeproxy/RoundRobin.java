package io.steelyard.select.kubeproxy;

import io.steelyard.select.Pick;

/**
 * The scheduler {@code rr}: the next destination of the list after the one that was chosen last.
 *
 * <p>Exact by Linux 6.12 {@code ip_vs_rr.c}. New destinations stand in front; so those that come together are next only
 * when the round is over, and the one that was chosen last may go without the round losing its place.
 */
final class RoundRobin implements Scheduler {
    /** The place before the first. */
    static final int HEAD = -1;

    private final Destinations destinations;
    private int last = HEAD;

    RoundRobin(Destinations destinations) {
        this.destinations = destinations;
    }

    /** The next place after one with a destination that takes connections, around the list; the same one if no other. */
    static int after(int last, Destinations destinations) {
        int size = destinations.size();
        for (int step = 0, place = last; step < size; step++) {
            place = place + 1 == size ? 0 : place + 1;
            if (destinations.isAvailable(destinations.at(place))) {
                return place;
            }
        }
        return Destinations.NONE;
    }

    @Override
    public int schedule(Pick pick) {
        int next = after(last, destinations);
        if (next == Destinations.NONE) {
            return Destinations.NONE;
        }
        last = next;
        return destinations.at(next);
    }

    @Override
    public void added() {
        if (last != HEAD) {
            last++;
        }
    }

    @Override
    public void deleted(int place) {
        if (place <= last) {
            last--;
        }
    }
}
