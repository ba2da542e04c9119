package io.steelyard.yaml;

import io.steelyard.scenario.Durations;
import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.Moment;
import io.steelyard.scenario.Objective;
import io.steelyard.scenario.Rate;
import io.steelyard.scenario.Setup;
import io.steelyard.yaml.Tree.Entry;
import io.steelyard.yaml.Tree.Items;
import io.steelyard.yaml.Tree.Keys;
import io.steelyard.yaml.Tree.Scalar;
import io.steelyard.yaml.Vocabulary.MetricForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads objectives: a list of {@code metricId: {quantile: p99, event: 2, below: 1.5}}. */
final class ObjectiveReader {
    static final List<String> KEYS = List.of("quantile", "event", "below", "above");
    static final String QUANTILE = "worst|p[0-9]{1,2}(?:\\.[0-9]{1,3})?";

    private final Vocabulary vocabulary;
    private final RecordBinder binder;
    private final Findings findings;

    ObjectiveReader(Vocabulary vocabulary, RecordBinder binder, Findings findings) {
        this.vocabulary = vocabulary;
        this.binder = binder;
        this.findings = findings;
    }

    List<Objective> read(Tree tree, Optional<Setup> baseline) {
        if (!(tree instanceof Items items)) {
            findings.problem(tree.place(), "must be a list but is " + tree.found());
            return List.of();
        }
        List<Objective> objectives = new ArrayList<>();
        for (Tree item : items.items()) {
            Objective objective = objective(item, baseline);
            if (objective != null) {
                objectives.add(objective);
            }
        }
        return objectives;
    }

    private @Nullable Objective objective(Tree item, Optional<Setup> baseline) {
        if (!(item instanceof Keys keys) || keys.entries().size() != 1) {
            findings.problem(
                    item.place(),
                    "must be one metric with its limit, such as imbalance.maxOverMean: {below: 1.5}, but is "
                            + (item instanceof Keys keys ? keys.entries().size() + " metrics" : item.found()));
            return null;
        }
        Map.Entry<String, Entry> only = keys.entries().entrySet().iterator().next();
        MetricForm form = vocabulary.metrics().get(only.getKey());
        if (form == null) {
            findings.problem(only.getValue().key(), ColumnReader.unknown(only.getKey(), vocabulary));
            return null;
        }
        if (!(only.getValue().value() instanceof Keys limits)) {
            findings.problem(
                    only.getValue().value().place(),
                    "must be a mapping with below or above but is "
                            + only.getValue().value().found());
            return null;
        }
        return limited(only.getKey(), form, limits, baseline);
    }

    private @Nullable Objective limited(String metric, MetricForm form, Keys limits, Optional<Setup> baseline) {
        int before = findings.reports();
        limits.entries().forEach((key, entry) -> {
            if (!KEYS.contains(key)) {
                binder.unknown(entry.key(), key, KEYS, List.of());
            }
        });
        Optional<String> quantile = quantile(limits.get("quantile"), metric, form);
        Optional<Integer> event = event(limits.get("event"), baseline);
        Optional<Double> below = limit(limits.get("below"), form);
        Optional<Double> above = limit(limits.get("above"), form);
        if (findings.reports() > before) {
            return null;
        }
        try {
            return new Objective(metric, quantile, event, below, above);
        } catch (IllegalArgumentException e) {
            findings.problem(limits.place(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private Optional<String> quantile(@Nullable Tree tree, String metric, MetricForm form) {
        if (tree == null) {
            return Optional.empty();
        }
        if (!form.overTime()) {
            findings.problem(tree.place(), "`" + metric + "` does not vary over time, so it has no quantiles");
        }
        if (!(tree instanceof Scalar scalar) || !scalar.text().matches(QUANTILE)) {
            findings.problem(
                    tree.place(), "must be worst or a quantile such as p50, p99 or p99.9 but is " + tree.found());
            return Optional.empty();
        }
        return Optional.of(scalar.text());
    }

    private Optional<Integer> event(@Nullable Tree tree, Optional<Setup> baseline) {
        if (tree == null) {
            return Optional.empty();
        }
        Integer number = binder.bind(tree, Integer.class);
        if (number == null || baseline.isEmpty()) {
            return Optional.ofNullable(number);
        }
        List<Moment> moments = baseline.get().moments();
        if (moments.isEmpty()) {
            findings.problem(tree.place(), "must be absent: the baseline has neither bursts nor events");
        } else if (number < 1 || number > moments.size()) {
            findings.problem(
                    tree.place(),
                    "must be the number of a burst or event, one of " + numbered(moments) + ", but is " + number);
        }
        return Optional.of(number);
    }

    private static String numbered(List<Moment> moments) {
        List<String> names = new ArrayList<>();
        moments.forEach(moment -> names.add(names.size() + 1 + " (" + moment.name() + ")"));
        return String.join(", ", names);
    }

    private Optional<Double> limit(@Nullable Tree tree, MetricForm form) {
        if (tree == null) {
            return Optional.empty();
        }
        if (tree instanceof Scalar scalar && !scalar.isNumber() && !scalar.isNull()) {
            try {
                return Optional.of(inUnit(scalar, form.unit()));
            } catch (IllegalArgumentException e) {
                findings.problem(tree.place(), String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        }
        return Optional.ofNullable(binder.bind(tree, Double.class));
    }

    private static double inUnit(Scalar scalar, String unit) {
        if (!scalar.plain()) {
            throw new IllegalArgumentException("must be a number but is " + scalar.found());
        }
        Optional<Class<?>> type = formOf(unit);
        if (type.isEmpty()) {
            throw new IllegalArgumentException("must be a number (the unit is " + unit + ") but is " + scalar.found());
        }
        Object value = Scalars.read(scalar, type.get());
        if (value instanceof Duration span) {
            return Durations.seconds(span);
        }
        return value instanceof Rate rate ? rate.perSecond() : ((Fraction) value).value();
    }

    /** The values that a limit may be given as, besides a number in the metric's unit. */
    static Optional<Class<?>> formOf(String unit) {
        return switch (unit) {
            case "s" -> Optional.of(Duration.class);
            case "1/s" -> Optional.of(Rate.class);
            case "share" -> Optional.of(Fraction.class);
            default -> Optional.empty();
        };
    }
}
