package io.steelyard.hash;

/** HAProxy's own hash function wt6: two words, turned by amounts that depend on the bytes (HAProxy 2.6 {@code src/hash.c}). */
public final class Wt6 {
    private static final int FIRST = 0xA53C965A;
    private static final int SECOND = 0x5CA6953A;

    private Wt6() {}

    /** Returns the 32-bit hash of the first {@code length} bytes. */
    public static int hash(byte[] bytes, int length) {
        int first = FIRST;
        int second = SECOND;
        int firstTurn = 6;
        int secondTurn = 18;
        for (int i = 0; i < length; i++) {
            int next = bytes[i] & 0xFF;
            int mixed = ~(first ^ next);
            first = Integer.rotateLeft(~(second + next), firstTurn);
            second = Integer.rotateLeft(mixed, secondTurn);
            int turns = ((first >>> 16) ^ second) & 0xFFFF;
            firstTurn = turns & 0x1F;
            secondTurn = turns >>> 11;
        }
        return first ^ second;
    }
}
