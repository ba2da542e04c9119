package io.steelyard.random;

import java.util.List;

/**
 * The law of a draw from one of several laws, picked by weight. Two or more exponentials make a hyperexponential law.
 */
public final class Mixture implements Distribution {

    private final double[] weights;
    private final Distribution[] parts;
    private final double mean;

    /**
     * Creates the mixture; the weights need not sum to 1.
     *
     * @throws IllegalArgumentException if there is no part, the lists differ in length, a weight is negative or not
     *     finite, or all weights are 0
     */
    public Mixture(double[] weights, List<? extends Distribution> parts) {
        if (weights.length == 0 || weights.length != parts.size()) {
            throw new IllegalArgumentException(
                    "a mixture needs one weight for each of its parts, and at least one part," + " but has "
                            + weights.length + " weights and " + parts.size() + " parts");
        }
        double sum = 0;
        for (double weight : weights) {
            sum += Arguments.notNegative("each weight", weight);
        }
        Arguments.positive("the sum of the weights", sum);
        this.weights = new double[weights.length];
        this.parts = parts.toArray(new Distribution[0]);
        double average = 0;
        for (int i = 0; i < weights.length; i++) {
            this.weights[i] = weights[i] / sum;
            average += weighted(i, this.parts[i].mean());
        }
        mean = average;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double survival(double t) {
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += weighted(i, parts[i].survival(t));
        }
        return sum;
    }

    @Override
    public double integratedSurvival(double t) {
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += weighted(i, parts[i].integratedSurvival(t));
        }
        return sum;
    }

    @Override
    public double sample(RandomSource source) {
        double left = source.nextDouble();
        int last = 0;
        for (int i = 0; i < parts.length; i++) {
            if (weights[i] > 0) {
                last = i;
                left -= weights[i];
                if (left < 0) {
                    break;
                }
            }
        }
        return parts[last].sample(source);
    }

    /** A residual draw of a part that is picked by its weight times its mean. */
    @Override
    public double sampleResidual(RandomSource source) {
        if (mean == Double.POSITIVE_INFINITY) {
            throw Arguments.noResidual("a part of this mixture");
        }
        double left = source.nextDouble() * mean;
        int last = 0;
        for (int i = 0; i < parts.length; i++) {
            if (weights[i] > 0) {
                last = i;
                left -= weights[i] * parts[i].mean();
                if (left < 0) {
                    break;
                }
            }
        }
        return parts[last].sampleResidual(source);
    }

    /** Returns the Gini coefficient by numerical integration, to about 1e-8. */
    @Override
    public double gini() {
        return mean == Double.POSITIVE_INFINITY ? 1 : 1 - SquaredSurvival.integral(this) / mean;
    }

    @Override
    public double secondMoment() {
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += weighted(i, parts[i].secondMoment());
        }
        return sum;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Mixture[");
        for (int i = 0; i < parts.length; i++) {
            text.append(i == 0 ? "" : ", ").append(weights[i]).append(' ').append(parts[i]);
        }
        return text.append(']').toString();
    }

    /** A part of weight 0 counts for nothing even if its own value is infinite. */
    private double weighted(int part, double value) {
        return weights[part] == 0 ? 0 : weights[part] * value;
    }
}
