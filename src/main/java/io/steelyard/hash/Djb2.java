package io.steelyard.hash;

/** D. J. Bernstein's hash function: times 33, plus the next byte. Texts that differ in their last byte lie side by side. */
public final class Djb2 {
    private static final int START = 5381;

    private Djb2() {}

    /** Returns the 32-bit hash of the first {@code length} bytes. */
    public static int hash(byte[] bytes, int length) {
        int hash = START;
        for (int i = 0; i < length; i++) {
            hash = (hash << 5) + hash + (bytes[i] & 0xFF);
        }
        return hash;
    }
}
