package io.steelyard.random;

/** The uniform law between two bounds. */
public record Uniform(double low, double high) implements Distribution {

    /** Checks the parameters: finite, {@code 0 <= low < high}. */
    public Uniform {
        Arguments.notNegative("low", low);
        Arguments.positive("high", high);
        if (low >= high) {
            throw new IllegalArgumentException("low must be < high but low is " + low + " and high is " + high);
        }
    }

    @Override
    public double mean() {
        return 0.5 * (low + high);
    }

    @Override
    public double survival(double t) {
        return t <= low ? 1 : t >= high ? 0 : (high - t) / (high - low);
    }

    @Override
    public double integratedSurvival(double t) {
        if (t <= low) {
            return Math.max(0, t);
        }
        double inside = Math.min(t, high) - low;
        return low + inside * (1 - 0.5 * inside / (high - low));
    }

    @Override
    public double sample(RandomSource source) {
        return low + (high - low) * source.nextOpenDouble();
    }

    /** Inverts the equilibrium law: its density is flat up to {@code low} and falls linearly to 0 at {@code high}. */
    @Override
    public double sampleResidual(RandomSource source) {
        double area = mean() * source.nextOpenDouble();
        if (area <= low) {
            return area;
        }
        double beyond = area - low;
        return low + 2 * beyond / (1 + Math.sqrt(Math.max(0, 1 - 2 * beyond / (high - low))));
    }

    @Override
    public double gini() {
        return (high - low) / (3 * (high + low));
    }

    @Override
    public double secondMoment() {
        return (low * low + low * high + high * high) / 3;
    }
}
