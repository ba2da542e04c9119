package io.steelyard.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Murmur2Test {

    /** Asserted by Envoy 1.36 (test/common/common/hash_test.cc). */
    @ParameterizedTest
    @CsvSource({
        "'',6142509188972423790",
        "foo,9631199822919835226",
        "bar,11474628671133349555",
        "'foo\nbar',16306510975912980159",
        "lyft,12847078931730529320",
        "longer than seven chars,15194079855121201171"
    })
    void knownTexts(String text, String expected) {
        assertEquals(expected, Long.toUnsignedString(Murmur2.hash(text)));
    }

    /** Computed with {@code std::_Hash_bytes} of libstdc++ 12. */
    @ParameterizedTest
    @CsvSource({
        "7,14482476839307926809",
        "8,16529855883479233357",
        "9,12192092104628024160",
        "15,16088058931757754094",
        "16,12866331305664555370",
        "40,647806852191361430"
    })
    void lengthsAboutTheWord(int length, String expected) {
        long hash = Murmur2.hash(Patterns.bytes(), 0, length, Murmur2.LIBSTDCXX_SEED);
        assertEquals(expected, Long.toUnsignedString(hash));
    }

    /** The end of a chain over all lengths from 0 to 256, computed with libstdc++ 12. */
    @Test
    void everyLength() {
        long hash = 0;
        for (int length = 0; length <= 256; length++) {
            hash = Murmur2.hash(Patterns.bytes(), 0, length, hash);
        }
        assertEquals("13265868357805454567", Long.toUnsignedString(hash));
    }

    @Test
    void onlyTheGivenRangeCounts() {
        byte[] bytes = Patterns.bytes();
        byte[] shifted = new byte[bytes.length + 3];
        System.arraycopy(bytes, 0, shifted, 3, bytes.length);
        assertEquals(Murmur2.hash(bytes, 0, 77, 5), Murmur2.hash(shifted, 3, 77, 5));
        assertThrows(IndexOutOfBoundsException.class, () -> Murmur2.hash(bytes, 250, 7, 0));
    }
}
