package io.steelyard.real;

/**
 * A server as it stands in a product's configuration.
 *
 * @param number from 0
 * @param address of its backend
 * @param takes whether it takes new connections
 */
record ServerLine(int number, String address, int weight, boolean takes) {
    /** Its name, such as {@code s1}. */
    String name() {
        return name(number);
    }

    static String name(int number) {
        return "s" + (number + 1);
    }
}
