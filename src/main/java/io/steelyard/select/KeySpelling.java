package io.steelyard.select;

import java.nio.charset.StandardCharsets;

/** How the text of an affinity key is made of its id. */
public interface KeySpelling {
    /** {@code user-<id>}, the id in decimals. */
    KeySpelling USER = new KeySpelling() {
        private final byte[] prefix = "user-".getBytes(StandardCharsets.US_ASCII);

        @Override
        public int length(long key) {
            int digits = 1;
            for (long rest = key / 10; rest != 0; rest /= 10) {
                digits++;
            }
            return prefix.length + digits;
        }

        @Override
        public byte[] write(long key, byte[] into) {
            System.arraycopy(prefix, 0, into, 0, prefix.length);
            long rest = key;
            for (int at = length(key) - 1; at >= prefix.length; at--) {
                into[at] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            return into;
        }
    };

    /** The number of bytes of the text. */
    int length(long key);

    /**
     * Writes the text into an array, or into a longer one if it does not fit; returns the one written to.
     *
     * @param key the id, not negative
     * @param into at least 64 bytes long
     */
    byte[] write(long key, byte[] into);
}
