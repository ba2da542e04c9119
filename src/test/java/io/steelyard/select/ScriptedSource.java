package io.steelyard.select;

import io.steelyard.random.RandomSource;

/** A random source that gives back a list of words, then zeros, and counts how many were asked for. */
public final class ScriptedSource implements RandomSource {
    private long[] script;
    private int position;
    private int calls;

    /** Creates a source with its first words. */
    public ScriptedSource(long... script) {
        this.script = script;
    }

    /** Begins another list and counts from 0 again. */
    public void restart(long... words) {
        script = words;
        position = 0;
        calls = 0;
    }

    /** How many words were asked for. */
    public int calls() {
        return calls;
    }

    @Override
    public long nextLong() {
        calls++;
        return position < script.length ? script[position++] : 0;
    }
}
