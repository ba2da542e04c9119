package io.steelyard.hash;

/** The hash function of the sdbm database library, which HAProxy uses unless told otherwise. */
public final class Sdbm {

    private Sdbm() {}

    /** Returns the 32-bit hash of the first {@code length} bytes; 0 where there are none. */
    public static int hash(byte[] bytes, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = (bytes[i] & 0xFF) + (hash << 6) + (hash << 16) - hash;
        }
        return hash;
    }
}
