package io.steelyard.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Xxh64Test {

    /** The first five are asserted by Envoy 1.36 (test/common/common/hash_test.cc). */
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'',0,17241709254077376921",
                "foo,0,3728699739546630719",
                "bar,0,5234164152756840025",
                "'foo\nbar',0,8917841378505826757",
                "lyft,0,4400747396090729504",
                "user-0,0,8942776895475828064",
                "user-7,0,2408840875241852157",
                "xxhash,20141025,13067679811253438005",
                "Nobody inspects the spammish repetition,0,18144624926692707313"
            })
    void knownTexts(String text, long seed, String expected) {
        assertEquals(expected, Long.toUnsignedString(Xxh64.hash(text, seed)));
    }

    /** Envoy hashes a list by seeding each step with the hash of the step before. */
    @Test
    void chainsThroughTheSeed() {
        assertEquals("17745830980996999794", Long.toUnsignedString(Xxh64.hash("bar", Xxh64.hash("foo", 0))));
    }

    @ParameterizedTest
    @CsvSource({
        "31,1719541046233407399",
        "32,17555122717489772312",
        "33,1636929584502434169",
        "63,17192378396633836573",
        "64,2280117112034169973",
        "100,2448983460524192570"
    })
    void lengthsAboutTheStripe(int length, String expected) {
        assertEquals(expected, Long.toUnsignedString(Xxh64.hash(Patterns.bytes(), 0, length, 12345)));
    }

    /** The end of a chain over all lengths from 0 to 256, computed with the reference library (python-xxhash 4.0.1). */
    @Test
    void everyLength() {
        long hash = 0;
        for (int length = 0; length <= 256; length++) {
            hash = Xxh64.hash(Patterns.bytes(), 0, length, hash);
        }
        assertEquals("6774043994474909823", Long.toUnsignedString(hash));
    }

    @Test
    void onlyTheGivenRangeCounts() {
        byte[] bytes = Patterns.bytes();
        byte[] shifted = new byte[bytes.length + 3];
        System.arraycopy(bytes, 0, shifted, 3, bytes.length);
        assertEquals(Xxh64.hash(bytes, 0, 77, 5), Xxh64.hash(shifted, 3, 77, 5));
        assertThrows(IndexOutOfBoundsException.class, () -> Xxh64.hash(bytes, 250, 7, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> Xxh64.hash(bytes, -1, 7, 0));
    }

    @Test
    void textsAreTakenAsUtf8() {
        byte[] bytes = "zo\u00eb \u2713 \ud83d\ude00".getBytes(StandardCharsets.UTF_8);
        assertEquals(Xxh64.hash(bytes, 0, bytes.length, 0), Xxh64.hash("zo\u00eb \u2713 \ud83d\ude00", 0));
    }
}
