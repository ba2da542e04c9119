package io.steelyard.stats;

/**
 * The constants of the fully sequential selection of the best of k systems: S.-H. Kim and B. L. Nelson, "A fully
 * sequential procedure for indifference-zone selection in simulation", ACM TOMACS 11, 2001, with c = 1.
 *
 * @param eta the constant eta = ((2 alpha / (k - 1))^(-2 / (n0 - 1)) - 1) / 2
 * @param hSquared the squared constant h^2 = 2 eta (n0 - 1)
 */
public record KimNelson(double eta, double hSquared) {

    /**
     * Returns the constants.
     *
     * @param systems k, at least 2
     * @param alpha one minus the probability of a correct selection, between 0 and 1 - 1/k
     * @param firstStage n0, the number of first replications of each system, at least 2
     */
    public static KimNelson of(int systems, double alpha, int firstStage) {
        if (systems < 2 || firstStage < 2) {
            throw new IllegalArgumentException(
                    "systems and firstStage must be >= 2 but are " + systems + " and " + firstStage);
        }
        if (!(alpha > 0 && alpha < 1 - 1.0 / systems)) {
            throw new IllegalArgumentException("alpha must be between 0 and 1 - 1/" + systems + " but is " + alpha);
        }
        double degreesOfFreedom = firstStage - 1.0;
        double eta = 0.5 * (StrictMath.pow(2 * alpha / (systems - 1), -2 / degreesOfFreedom) - 1);
        return new KimNelson(eta, 2 * eta * degreesOfFreedom);
    }
}
