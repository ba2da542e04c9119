package io.steelyard.engine;

import io.steelyard.structure.FourAryHeap;

/** An {@link EventQueue} that is an implicit 4-ary heap: the reference implementation, O(log n) an operation. */
public final class HeapQueue implements EventQueue {
    private final FourAryHeap heap = new FourAryHeap();

    /** A queue that holds so many events before it has to grow. */
    public HeapQueue(int capacity) {
        heap.ensureCapacity(capacity);
    }

    @Override
    public void add(long time, int code) {
        heap.add(time, code);
    }

    @Override
    public boolean isEmpty() {
        return heap.isEmpty();
    }

    @Override
    public int size() {
        return heap.size();
    }

    @Override
    public long minTime() {
        return heap.minTime();
    }

    @Override
    public int minCode() {
        return heap.minCode();
    }

    @Override
    public int pollCode() {
        return heap.pollCode();
    }
}
