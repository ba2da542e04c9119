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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sentences that say which variants are good: by the objectives, or without any by the figures that matter most. */
final class Verdict {
    private static final List<Metric> HEADLINES =
            List.of(BalanceMetrics.MAX_OVER_MEAN, StormMetrics.PEAK_ATTEMPTS, RebalancingMetrics.MOVES_PER_FORCED);

    private final Summary summary;

    Verdict(Summary summary) {
        this.summary = summary;
    }

    /** The sentences, without a full stop. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(summary.objectives().isEmpty() ? byFigures() : byObjectives());
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
        return Words.list(variants.stream().map(this::name).toList());
    }

    private List<String> byObjectives() {
        Map<String, List<String>> missed = new LinkedHashMap<>();
        List<String> keeping = new ArrayList<>();
        List<String> undecided = new ArrayList<>();
        for (int variant = 0; variant < summary.variants().size(); variant++) {
            String name = summary.variants().get(variant);
            List<String> misses = misses(variant);
            if (!misses.isEmpty()) {
                missed.put(name, misses);
            } else if (undefined(variant)) {
                undecided.add(name);
            } else {
                keeping.add(name);
            }
        }
        List<String> lines = new ArrayList<>();
        missed.forEach((name, misses) -> lines.add(name(name) + " misses " + Words.list(misses)));
        int objectives = summary.objectives().size();
        if (!keeping.isEmpty()) {
            lines.add(names(keeping) + (keeping.size() == 1 ? " meets " : " meet ") + all(objectives));
        }
        if (!undecided.isEmpty()) {
            lines.add(names(undecided) + (undecided.size() == 1 ? " misses " : " miss ")
                    + "no objective, but some are n/a there");
        }
        if (keeping.isEmpty() && undecided.isEmpty() && missed.size() > 1) {
            lines.add("no variant meets " + (objectives == 1 ? "the objective" : "all " + objectives + " objectives"));
        }
        return lines;
    }

    private static String all(int objectives) {
        return switch (objectives) {
            case 1 -> "the objective";
            case 2 -> "both objectives";
            default -> "all " + objectives + " objectives";
        };
    }

    private List<String> misses(int variant) {
        List<String> misses = new ArrayList<>();
        for (Limit limit : summary.objectives()) {
            Outcome outcome = limit.outcomes().get(variant);
            if (outcome.verdict() == ObjectiveOutcome.Verdict.MISSED) {
                misses.add(limit.text() + " (" + value(limit, outcome) + ")");
            }
        }
        return misses;
    }

    private static String value(Limit limit, Outcome outcome) {
        String value = Figures.of(outcome.mean(), outcome.halfWidth(), limit.unit());
        boolean open = Math.abs(outcome.mean() - limit.limit()) <= outcome.halfWidth();
        return open ? value + ": the interval holds the limit" : value;
    }

    private boolean undefined(int variant) {
        return summary.objectives().stream()
                .anyMatch(limit -> limit.outcomes().get(variant).verdict() == ObjectiveOutcome.Verdict.UNDEFINED);
    }

    private List<String> byFigures() {
        List<String> lines = new ArrayList<>();
        if (summary.variants().size() == 1) {
            return List.of(alone(summary.variants().get(0)));
        }
        List<String> tied = new ArrayList<>();
        for (Metric metric : HEADLINES) {
            MetricRow row = summary.overall(metric);
            Standing standing = Standing.of(summary, row);
            if (standing.separates()) {
                lines.add(best(standing));
            } else if (standing.compares()) {
                tied.add(row.title() + " (" + standing.value(standing.first()) + ")");
            }
        }
        if (!tied.isEmpty()) {
            lines.add("all variants tie by " + Words.list(tied));
        }
        lines.add("the baseline is " + summary.baseline());
        return lines;
    }

    private String best(Standing standing) {
        MetricRow row = standing.row();
        List<String> first = standing.first();
        String best = Words.list(first) + (first.size() == 1 ? " is best by " : " tie for best by ") + row.title()
                + " (" + standing.value(first) + ")";
        return best + ", " + Words.list(standing.last()) + (standing.last().size() == 1 ? " is" : " are") + " worst ("
                + standing.value(standing.last()) + ")";
    }

    private String alone(String variant) {
        List<String> figures = new ArrayList<>();
        for (Metric metric : HEADLINES) {
            MetricRow row = summary.overall(metric);
            if (row.values().get(0).n() > 0) {
                figures.add(row.title() + " " + Cells.text(row.values().get(0), row.unit(), true));
            }
        }
        return variant + ": " + Words.list(figures);
    }
}
