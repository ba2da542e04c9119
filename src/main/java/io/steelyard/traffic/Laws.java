package io.steelyard.traffic;

import io.steelyard.random.Deterministic;
import io.steelyard.random.Distribution;
import io.steelyard.random.Empirical;
import io.steelyard.random.Exponential;
import io.steelyard.random.Gamma;
import io.steelyard.random.Lognormal;
import io.steelyard.random.Mixture;
import io.steelyard.random.Never;
import io.steelyard.random.Pareto;
import io.steelyard.random.Uniform;
import io.steelyard.random.Weibull;
import io.steelyard.scenario.Law;
import java.util.ArrayList;
import java.util.List;

/** The translation of a scenario's laws into distributions. */
public final class Laws {
    private Laws() {}

    /**
     * Returns the distribution of a law, in nanoseconds.
     *
     * @throws IllegalArgumentException if the law is a preset that does not exist; the message tells the nearest name
     */
    public static Distribution distribution(Law law) {
        if (law instanceof Law.Exponential exponential) {
            return new Exponential(Nanos.of(exponential.mean()));
        }
        if (law instanceof Law.Lognormal lognormal) {
            return lognormal(lognormal);
        }
        if (law instanceof Law.Weibull weibull) {
            return weibull.mean().isPresent()
                    ? Weibull.ofMean(weibull.shape(), Nanos.of(weibull.mean().get()))
                    : new Weibull(weibull.shape(), Nanos.of(weibull.scale().orElseThrow()));
        }
        if (law instanceof Law.Pareto pareto) {
            return pareto.mean().isPresent()
                    ? Pareto.ofMean(Nanos.of(pareto.mean().get()), pareto.alpha())
                    : new Pareto(Nanos.of(pareto.min().orElseThrow()), pareto.alpha());
        }
        if (law instanceof Law.Gamma gamma) {
            return new Gamma(gamma.shape(), Nanos.of(gamma.mean()) / gamma.shape());
        }
        return remaining(law);
    }

    private static Distribution remaining(Law law) {
        if (law instanceof Law.Uniform uniform) {
            return new Uniform(Nanos.of(uniform.low()), Nanos.of(uniform.high()));
        }
        if (law instanceof Law.Deterministic deterministic) {
            return new Deterministic(Nanos.of(deterministic.value()));
        }
        if (law instanceof Law.Mixture mixture) {
            return mixture(mixture);
        }
        if (law instanceof Law.Empirical empirical) {
            return new Empirical(
                    empirical.values().stream().mapToDouble(Nanos::of).toArray());
        }
        if (law instanceof Law.Preset preset) {
            return distribution(LawPresets.named(preset.name()).law());
        }
        return new Never();
    }

    private static Distribution lognormal(Law.Lognormal law) {
        if (law.mean().isPresent()) {
            return Lognormal.ofMeanCv(Nanos.of(law.mean().get()), law.cv().orElseThrow());
        }
        double median = Nanos.of(law.median().orElseThrow());
        return law.sigma().isPresent()
                ? new Lognormal(StrictMath.log(median), law.sigma().get())
                : Lognormal.ofMedianP95(median, Nanos.of(law.p95().orElseThrow()));
    }

    private static Distribution mixture(Law.Mixture law) {
        double[] weights = new double[law.parts().size()];
        List<Distribution> parts = new ArrayList<>();
        for (Law.Mixture.Part part : law.parts()) {
            weights[parts.size()] = part.weight();
            parts.add(distribution(part.law()));
        }
        return new Mixture(weights, parts);
    }
}
