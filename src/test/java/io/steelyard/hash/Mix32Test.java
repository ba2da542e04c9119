package io.steelyard.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Mix32Test {

    /** MurmurHash3 x86_32 of the empty text is the finalizer of its seed: the vectors of the reference. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 514E28B7", "FFFFFFFF, 81F16F39"})
    void isTheFinalizerOfMurmur3(String word, String expected) {
        assertEquals(Integer.parseUnsignedInt(expected, 16), Mix32.murmur3(Integer.parseUnsignedInt(word, 16)));
    }

    /** Each of the three steps can be undone; a collision among a million words would show that one cannot. */
    @Test
    void isABijection() {
        BitSet low = new BitSet();
        BitSet high = new BitSet();
        int words = 1_000_000;
        for (int word = 0; word < words; word++) {
            int mixed = Mix32.murmur3(word);
            (mixed < 0 ? high : low).set(mixed & Integer.MAX_VALUE);
        }
        assertEquals(words, low.cardinality() + high.cardinality());
    }
}
