package io.steelyard.kube.hpa;

/**
 * How far a metric may be off its target without a change of replicas.
 *
 * <p>Kubernetes compares in two ways, which differ for a ratio of exactly 1.1 because {@code 1.1 - 1} is above 0.1 as a
 * double (KEP-4951).
 *
 * @param down the tolerated fraction below the target
 * @param up the tolerated fraction above the target
 * @param rule how it is compared; {@link Rule#DISTANCE} knows one tolerance only
 */
public record Tolerance(double down, double up, Rule rule) {
    /** How a ratio is compared with a tolerance. */
    public enum Rule {
        /** {@code 1 - down <= ratio <= 1 + up}: Kubernetes 1.33 and later. */
        BAND,
        /** {@code |1 - ratio| <= tolerance}: up to Kubernetes 1.32. */
        DISTANCE
    }

    public Tolerance {
        if (!(down >= 0 && up >= 0)) {
            throw new IllegalArgumentException("tolerance must be at least 0 but is " + down + " down, " + up + " up");
        }
        if (rule == Rule.DISTANCE && down != up) {
            throw new IllegalArgumentException(
                    "tolerance must be the same in both directions before Kubernetes 1.33 but is " + down + " down, "
                            + up + " up");
        }
    }

    /** Whether a ratio of value to target is close enough to 1; never for NaN. */
    public boolean within(double ratio) {
        return switch (rule) {
            case BAND -> 1.0 - down <= ratio && ratio <= 1.0 + up;
            case DISTANCE -> Math.abs(1.0 - ratio) <= up;
        };
    }
}
