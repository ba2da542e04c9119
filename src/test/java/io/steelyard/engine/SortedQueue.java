package io.steelyard.engine;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The order of events as the JDK's own queue keeps it: what every {@link EventQueue} is compared with. */
final class SortedQueue implements EventQueue {
    private record Event(long time, int code) {}

    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::time)
            .thenComparing((first, second) -> Integer.compareUnsigned(first.code(), second.code())));

    @Override
    public void add(long time, int code) {
        events.add(new Event(time, code));
    }

    @Override
    public boolean isEmpty() {
        return events.isEmpty();
    }

    @Override
    public int size() {
        return events.size();
    }

    @Override
    public long minTime() {
        return events.element().time();
    }

    @Override
    public int minCode() {
        return events.element().code();
    }

    @Override
    public int pollCode() {
        return events.remove().code();
    }
}
