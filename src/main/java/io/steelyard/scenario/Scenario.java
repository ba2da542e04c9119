package io.steelyard.scenario;

import java.time.Duration;
import java.util.List;

/**
 * A question put to the simulator: several variants of one setup, run on the very same clients.
 *
 * @param name names the results
 * @param seed of all randomness
 * @param duration simulated span
 * @param replications independent repetitions of each variant
 * @param variants what is compared, in the order of the file; at least one
 * @param baseline the name of the variant that the others are held against
 * @param columns ids of the metrics that the question is about, the foremost first: reports show them before all others
 * @param objectives limits; the run ends with exit code 1 where the baseline misses one
 */
public record Scenario(
        String name,
        String description,
        long seed,
        Duration duration,
        int replications,
        List<Variant> variants,
        String baseline,
        List<String> columns,
        List<Objective> objectives) {
    public Scenario {
        variants = List.copyOf(variants);
        columns = List.copyOf(columns);
        objectives = List.copyOf(objectives);
        Checks.positive("duration", duration);
        Checks.atLeast("replications", 1, replications);
        if (duration.compareTo(Durations.LONGEST) > 0) {
            throw new IllegalArgumentException("duration must not be longer than " + Durations.text(Durations.LONGEST));
        }
        if (!name.matches("[a-z0-9][a-z0-9.-]*")) {
            throw new IllegalArgumentException(
                    "name must be lower-case letters, digits, dots and hyphens but is " + name);
        }
        if (variants.stream().map(Variant::name).distinct().count() != variants.size()) {
            throw new IllegalArgumentException("variants must have different names");
        }
        if (columns.stream().distinct().count() != columns.size()) {
            throw new IllegalArgumentException("columns must be different metrics");
        }
        if (variants.stream().noneMatch(variant -> variant.name().equals(baseline))) {
            throw new IllegalArgumentException("baseline names no variant: " + baseline);
        }
    }

    /** One thing compared: a name and the whole setup that it stands for. */
    public record Variant(String name, Setup setup) {}

    /** The baseline's setup. */
    public Setup baselineSetup() {
        return variants.stream()
                .filter(variant -> variant.name().equals(baseline))
                .findFirst()
                .orElseThrow()
                .setup();
    }

    /** The same question about other variants. */
    public Scenario withVariants(List<Variant> others, String otherBaseline) {
        return new Scenario(
                name, description, seed, duration, replications, others, otherBaseline, columns, objectives);
    }

    /** The same question with another seed. */
    public Scenario withSeed(long other) {
        return new Scenario(name, description, other, duration, replications, variants, baseline, columns, objectives);
    }

    /** The same question with another number of replications. */
    public Scenario withReplications(int other) {
        return new Scenario(name, description, seed, duration, other, variants, baseline, columns, objectives);
    }
}
