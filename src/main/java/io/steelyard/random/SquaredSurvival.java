package io.steelyard.random;

/**
 * The integral of P(S &gt; t)^2 over all t, which is E[min(S, S')] of two independent copies: adaptive Simpson over the
 * logarithm of t, so that a law that spans many orders of magnitude costs no more than a narrow one.
 */
final class SquaredSurvival {

    private static final int PANELS = 256;
    private static final double LOG_RANGE = 30;
    private static final int DEPTH = 32;

    private final Distribution law;
    private final double tolerance;

    private SquaredSurvival(Distribution law) {
        this.law = law;
        this.tolerance = 1e-11 * law.mean();
    }

    /** Returns the integral for a law of finite mean, with an error of about 1e-8 times the mean. */
    static double integral(Distribution law) {
        SquaredSurvival quadrature = new SquaredSurvival(law);
        double centre = StrictMath.log(law.mean());
        double width = 2 * LOG_RANGE / PANELS;
        double sum = law.integratedSurvival(StrictMath.exp(centre - LOG_RANGE));
        for (int panel = 0; panel < PANELS; panel++) {
            double from = centre - LOG_RANGE + panel * width;
            sum += quadrature.panel(from, from + width);
        }
        return sum;
    }

    private double panel(double from, double to) {
        double left = density(from);
        double middle = density(0.5 * (from + to));
        double right = density(to);
        return refine(from, to, left, middle, right, (to - from) / 6 * (left + 4 * middle + right), DEPTH);
    }

    private double refine(double from, double to, double left, double middle, double right, double coarse, int depth) {
        double centre = 0.5 * (from + to);
        double leftMiddle = density(0.5 * (from + centre));
        double rightMiddle = density(0.5 * (centre + to));
        double sixth = (to - from) / 12;
        double leftHalf = sixth * (left + 4 * leftMiddle + middle);
        double rightHalf = sixth * (middle + 4 * rightMiddle + right);
        double difference = leftHalf + rightHalf - coarse;
        if (depth == 0 || Math.abs(difference) <= tolerance) {
            return leftHalf + rightHalf + difference / 15;
        }
        return refine(from, centre, left, leftMiddle, middle, leftHalf, depth - 1)
                + refine(centre, to, middle, rightMiddle, right, rightHalf, depth - 1);
    }

    private double density(double logarithm) {
        double t = StrictMath.exp(logarithm);
        double survival = law.survival(t);
        return t * survival * survival;
    }
}
