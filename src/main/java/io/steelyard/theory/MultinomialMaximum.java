package io.steelyard.theory;

/**
 * The largest of the cells of a multinomial variable with equal cells.
 *
 * <p>Given their sum, independent Poisson variables are multinomial: P(max &lt;= k) is the probability that n Poisson
 * variables cut off above k add up to m, divided by that of n free ones. The numerator comes from the characteristic
 * function of the cut law, inverted with as many points as the sum has values that matter.
 */
final class MultinomialMaximum {
    private static final double CERTAIN = 1e-13;

    private final int cells;
    private final long sum;
    private final double mean;
    private final int points;
    private final double[] cosines;
    private final double[] sines;
    private final double[] real;
    private final double[] imaginary;
    private double powerReal;
    private double powerImaginary;

    MultinomialMaximum(int cells, long sum) {
        this.cells = cells;
        this.sum = sum;
        mean = (double) sum / cells;
        points = 2 * (int) (7 * Math.sqrt((double) sum) + 40);
        cosines = new double[points];
        sines = new double[points];
        for (int i = 0; i < points; i++) {
            cosines[i] = StrictMath.cos(2 * Math.PI * i / points);
            sines[i] = StrictMath.sin(2 * Math.PI * i / points);
        }
        real = new double[points / 2 + 1];
        imaginary = new double[points / 2 + 1];
    }

    RandomPlacement.Extreme extreme() {
        if (sum == 0) {
            return new RandomPlacement.Extreme(0, 0);
        }
        double normal = PoissonLaw.probability((double) sum, (double) sum) * points;
        double first = 0;
        double second = 0;
        for (long k = 0; k <= sum; k++) {
            include(k);
            double within = k * (double) cells < sum ? 0 : Math.max(0, Math.min(1, coefficient() / normal));
            first += 1 - within;
            second += (2 * k + 1) * (1 - within);
            if (within > 1 - CERTAIN) {
                break;
            }
        }
        return RandomPlacement.Extreme.ofMoments(first, second);
    }

    /** Adds the term of count k to the characteristic function at each point. */
    private void include(long k) {
        double probability = PoissonLaw.probability((double) k, mean);
        for (int i = 0; i < real.length; i++) {
            int angle = (int) (k * i % points);
            real[i] += probability * cosines[angle];
            imaginary[i] += probability * sines[angle];
        }
    }

    private double coefficient() {
        double total = 0;
        for (int i = 0; i < real.length; i++) {
            raise(real[i], imaginary[i]);
            int angle = (int) (sum % points * i % points);
            double term = powerReal * cosines[angle] + powerImaginary * sines[angle];
            // The other half of the points is the mirror image.
            total += i == 0 || i == points / 2 ? term : 2 * term;
        }
        return total;
    }

    /** The power of a complex number by repeated squaring. */
    private void raise(double x, double y) {
        powerReal = 1;
        powerImaginary = 0;
        double squareReal = x;
        double squareImaginary = y;
        for (int left = cells; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                double previous = powerReal;
                powerReal = previous * squareReal - powerImaginary * squareImaginary;
                powerImaginary = previous * squareImaginary + powerImaginary * squareReal;
            }
            double previous = squareReal;
            squareReal = previous * previous - squareImaginary * squareImaginary;
            squareImaginary = 2 * previous * squareImaginary;
        }
    }
}
