package io.steelyard.conformance;

/**
 * A server as it stands in a product's configuration.
 *
 * @param number from 0
 * @param name such as {@code s1}
 * @param address of its backend
 * @param takes whether it takes new connections
 */
public record ServerLine(int number, String name, String address, int weight, boolean takes) {
    /** A server with the name that its number gives it: {@code s1} for 0. */
    public static ServerLine numbered(int number, String address, int weight, boolean takes) {
        return new ServerLine(number, name(number), address, weight, takes);
    }

    /** The name that a number gives. */
    public static String name(int number) {
        return "s" + (number + 1);
    }
}
