package io.steelyard.hash;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The hashes of texts made of a fixed prefix and a decimal number, such as {@code user-17}, computed without making the
 * text. Not safe for use by several threads at once.
 */
public final class DecimalKeys {

    private static final int LONGEST_LONG = 20;

    private final byte[] buffer;
    private final int prefixLength;

    /** Creates the family of keys with the given prefix, taken as UTF-8. */
    public DecimalKeys(String prefix) {
        byte[] bytes = prefix.getBytes(StandardCharsets.UTF_8);
        prefixLength = bytes.length;
        buffer = Arrays.copyOf(bytes, prefixLength + LONGEST_LONG);
    }

    /** Returns XXH64, seed 0, of the prefix followed by {@code Long.toString(id)}. */
    public long xxh64(long id) {
        return Xxh64.hash(buffer, 0, write(id), 0);
    }

    /** Returns Murmur2 with the seed of libstdc++ of the prefix followed by {@code Long.toString(id)}. */
    public long murmur2(long id) {
        return Murmur2.hash(buffer, 0, write(id), Murmur2.LIBSTDCXX_SEED);
    }

    /** Works on the negated absolute value, which exists for every long. */
    private int write(long id) {
        int digits = 1;
        for (long left = id / 10; left != 0; left /= 10) {
            digits++;
        }
        int length = prefixLength + digits + (id < 0 ? 1 : 0);
        int at = length;
        long left = id > 0 ? -id : id;
        do {
            buffer[--at] = (byte) ('0' - left % 10);
            left /= 10;
        } while (left != 0);
        if (id < 0) {
            buffer[--at] = '-';
        }
        return length;
    }
}
