package io.steelyard.hash;

/** The bytes over which the reference libraries were run. */
final class Patterns {

    private Patterns() {}

    static byte[] bytes() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 131 + 7);
        }
        return bytes;
    }
}
