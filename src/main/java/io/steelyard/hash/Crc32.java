package io.steelyard.hash;

/**
 * The 32-bit cyclic redundancy check of zlib and nginx, which can be taken up where it was left.
 *
 * <p>{@code finish(update(update(START, ...), ...))} is the check of all bytes together.
 */
public final class Crc32 {
    /** The state before the first byte. */
    public static final int START = -1;

    private static final int POLYNOMIAL = 0xEDB88320;
    private static final int[] TABLE = table();

    private Crc32() {}

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int word = i;
            for (int bit = 0; bit < 8; bit++) {
                word = (word & 1) != 0 ? (word >>> 1) ^ POLYNOMIAL : word >>> 1;
            }
            table[i] = word;
        }
        return table;
    }

    /** Returns the check of the first {@code length} bytes. */
    public static int hash(byte[] bytes, int length) {
        return finish(update(START, bytes, 0, length));
    }

    /** Returns the state after {@code length} more bytes from {@code offset} on. */
    public static int update(int state, byte[] bytes, int offset, int length) {
        int next = state;
        for (int i = offset; i < offset + length; i++) {
            next = update(next, bytes[i]);
        }
        return next;
    }

    /** Returns the state after one more byte. */
    public static int update(int state, byte next) {
        return TABLE[(state ^ next) & 0xFF] ^ (state >>> 8);
    }

    /** Returns the state after the four bytes of a word, the lowest first. */
    public static int updateWord(int state, int word) {
        int next = state;
        for (int shift = 0; shift < 32; shift += 8) {
            next = update(next, (byte) (word >>> shift));
        }
        return next;
    }

    /** Returns the check that belongs to a state. */
    public static int finish(int state) {
        return ~state;
    }
}
