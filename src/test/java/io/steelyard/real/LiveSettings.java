package io.steelyard.real;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What may be asked of the check.
 *
 * @param seed of the steps, keys, weights and addresses
 * @param opens connections opened of their own accord for each policy
 */
record LiveSettings(long seed, int opens) {
    private static final String SEED_PROPERTY = "steelyard.real.seed";
    private static final String OPENS_PROPERTY = "steelyard.real.opens";
    private static final int DEFAULT_OPENS = 300;
    private static final int FEWEST = 50;
    private static final int MOST = 15_000;

    /** Descriptors of this process that are none of a connection. */
    private static final int OTHER_DESCRIPTORS = 500;

    LiveSettings {
        if (opens < FEWEST || opens > MOST) {
            throw new IllegalArgumentException(
                    OPENS_PROPERTY + " must be " + FEWEST + " to " + MOST + " but is " + opens);
        }
    }

    /** A fresh seed unless one is given. */
    static LiveSettings read() {
        long fresh = ThreadLocalRandom.current().nextLong(1_000_000_000);
        return new LiveSettings(number(SEED_PROPERTY, fresh), Math.toIntExact(number(OPENS_PROPERTY, DEFAULT_OPENS)));
    }

    private static long number(String property, long otherwise) {
        String text = System.getProperty(property, "");
        try {
            return text.isEmpty() ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(property + " must be a whole number but is '" + text + "'");
        }
    }

    /** About a quarter of the connections are open at once, seldom half, with two ends in this process and two in the proxy. */
    void checkDescriptors() {
        int needed = opens + OTHER_DESCRIPTORS;
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < needed) {
            throw new LiveCheckException("a process may open " + system.getMaxFileDescriptorCount()
                    + " files here, and the check needs " + needed + ": raise ulimit -n, or lower -D" + OPENS_PROPERTY);
        }
    }
}
