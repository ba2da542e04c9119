package io.steelyard.report.screen;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.data.Summary;
import io.steelyard.report.data.Summary.Limit;
import io.steelyard.report.data.Summary.MetricRow;
import io.steelyard.report.data.Summary.Outcome;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import io.steelyard.sim.ObjectiveOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sentences that say which variants are good: by the objectives, and by the figures that matter most.
 *
 * <p>These are the columns that the scenario asks for, and, where it has no objectives, as many others as make it three.
 */
final class Verdict {
    private static final List<Metric> USUAL =
            List.of(BalanceMetrics.MAX_OVER_MEAN, StormMetrics.PEAK_ATTEMPTS, RebalancingMetrics.MOVES_PER_FORCED);

    private final Summary summary;

    Verdict(Summary summary) {
        this.summary = summary;
    }

    /** The sentences, without a full stop. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!summary.objectives().isEmpty()) {
            lines.addAll(byObjectives());
        }
        if (summary.variants().size() == 1) {
            lines.addAll(alone(summary.variants().get(0)));
        } else {
            lines.addAll(byFigures(summary.columns()));
            lines.addAll(byFigures(usual()));
        }
        if (summary.scenario().replications() < 2) {
            lines.add("one replication has no intervals: no difference here can be told from chance");
        }
        return lines;
    }

    private String name(String variant) {
        boolean marked = summary.variants().size() > 1 && variant.equals(summary.baseline());
        return marked ? variant + " (baseline)" : variant;
    }

    private String names(List<String> variants) {
        if (variants.size() == summary.variants().size() && variants.size() > 2) {
            return "all variants";
        }
        return Words.list(variants.stream().map(this::name).toList());
    }

    private List<String> byObjectives() {
        Map<List<Limit>, List<String>> byMisses = new LinkedHashMap<>();
        List<String> undecided = new ArrayList<>();
        for (String name : summary.variants()) {
            List<Limit> misses = with(name, ObjectiveOutcome.Verdict.MISSED);
            if (misses.isEmpty()
                    && !with(name, ObjectiveOutcome.Verdict.UNDEFINED).isEmpty()) {
                undecided.add(name);
            } else {
                byMisses.computeIfAbsent(misses, key -> new ArrayList<>()).add(name);
            }
        }
        List<String> keeping = byMisses.getOrDefault(List.of(), List.of());
        byMisses.remove(List.of());
        List<String> lines = new ArrayList<>();
        byMisses.forEach((limits, names) -> lines.add(names(names)
                + does(names, " misses ", " miss ")
                + Words.list(limits.stream().map(limit -> missed(limit, names)).toList())));
        if (!keeping.isEmpty()) {
            lines.add(names(keeping) + does(keeping, " meets ", " meet ") + all());
        } else if (summary.objectives().size() > 1) {
            keptByAll()
                    .forEach(limit ->
                            lines.add("all meet " + limit.text() + " (" + value(limit, summary.variants()) + ")"));
        }
        if (!undecided.isEmpty()) {
            lines.add(
                    names(undecided) + does(undecided, " misses ", " miss ") + "no objective, but some are n/a there");
        }
        return lines;
    }

    private static String does(List<String> names, String singular, String plural) {
        return names.size() == 1 ? singular : plural;
    }

    private String all() {
        int objectives = summary.objectives().size();
        return switch (objectives) {
            case 1 -> "the objective";
            case 2 -> "both objectives";
            default -> "all " + objectives + " objectives";
        };
    }

    private List<Limit> with(String variant, ObjectiveOutcome.Verdict verdict) {
        return summary.objectives().stream()
                .filter(limit -> outcome(limit, variant).verdict() == verdict)
                .toList();
    }

    private List<Limit> keptByAll() {
        return summary.objectives().stream()
                .filter(limit -> limit.outcomes().stream()
                        .allMatch(outcome -> outcome.verdict() == ObjectiveOutcome.Verdict.MET))
                .toList();
    }

    private Outcome outcome(Limit limit, String variant) {
        return limit.outcomes().get(summary.variants().indexOf(variant));
    }

    private String missed(Limit limit, List<String> names) {
        boolean open = names.stream()
                .map(name -> outcome(limit, name))
                .anyMatch(outcome -> Math.abs(outcome.mean() - limit.limit()) <= outcome.halfWidth());
        String note =
                !open ? "" : names.size() == 1 ? "; the interval holds the limit" : "; some intervals hold the limit";
        return limit.text() + " (" + value(limit, names) + note + ")";
    }

    /** The only value, or the least and the greatest with the names that have them. */
    private String value(Limit limit, List<String> names) {
        List<Outcome> outcomes = names.stream()
                .map(name -> outcome(limit, name))
                .sorted(Comparator.comparingDouble(Outcome::mean))
                .toList();
        Outcome least = outcomes.get(0);
        Outcome most = outcomes.get(outcomes.size() - 1);
        String from = value(limit, least);
        String to = value(limit, most);
        return from.equals(to) ? from : from + " with " + least.variant() + " to " + to + " with " + most.variant();
    }

    private static String value(Limit limit, Outcome outcome) {
        return Figures.of(outcome.mean(), outcome.halfWidth(), limit.unit());
    }

    /** As many of the usual figures as make it three with those that are asked for. */
    private List<Metric> usual() {
        if (!summary.objectives().isEmpty()) {
            return List.of();
        }
        return USUAL.stream()
                .filter(metric -> !summary.columns().contains(metric))
                .limit(Math.max(0, USUAL.size() - summary.columns().size()))
                .toList();
    }

    private List<String> byFigures(List<Metric> headlines) {
        List<String> lines = new ArrayList<>();
        List<String> tied = new ArrayList<>();
        for (Metric metric : headlines) {
            MetricRow row = summary.overall(metric);
            Standing standing = Standing.of(summary, row);
            boolean any =
                    summary.columns().contains(metric) || row.values().stream().anyMatch(value -> value.mean() > 0);
            if (any && standing.separates()) {
                lines.add(ranked(standing));
            } else if (any && standing.compares()) {
                tied.add(row.title() + " (" + counted(row, standing.value(standing.first())) + ")");
            }
        }
        if (!tied.isEmpty()) {
            lines.add((summary.variants().size() == 2 ? "both variants" : "all variants") + " tie by "
                    + Words.list(tied));
        }
        return lines;
    }

    private String ranked(Standing standing) {
        String baseline = summary.baseline();
        List<String> first = standing.first();
        List<String> last = standing.last();
        String text = names(first) + does(first, " is best by ", " tie for best by ")
                + standing.row().title() + " (" + counted(standing.row(), standing.value(first)) + "), " + names(last)
                + " worst ("
                + standing.value(last) + ")";
        return first.contains(baseline) || last.contains(baseline)
                ? text
                : text + ", " + name(baseline) + " "
                        + Cells.text(standing.row().of(baseline), standing.row().unit(), true);
    }

    /** What a value counts, where the title does not say so. */
    private static String counted(MetricRow row, String value) {
        boolean said = row.title().contains(row.unit());
        return said || Cells.NOT_COUNTED.contains(row.unit()) || row.unit().contains("/")
                ? value
                : value + " " + (value.equals("1") ? row.unit().replaceFirst("s$", "") : row.unit());
    }

    private List<String> alone(String variant) {
        List<Metric> headlines = new ArrayList<>(summary.columns());
        headlines.addAll(usual());
        List<String> figures = new ArrayList<>();
        for (Metric metric : headlines) {
            MetricRow row = summary.overall(metric);
            if (row.values().get(0).n() > 0) {
                figures.add(row.title() + " " + Cells.text(row.values().get(0), row.unit(), true));
            }
        }
        return figures.isEmpty() ? List.of() : List.of(variant + ": " + Words.list(figures));
    }
}
