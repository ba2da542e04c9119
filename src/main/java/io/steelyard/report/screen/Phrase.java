package io.steelyard.report.screen;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.PodMetrics;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.data.Summary.MetricRow;
import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import java.util.List;

/**
 * How a metric is put into a clause: the best variants and their value, then the worst.
 *
 * @param singular what one variant does, for example {@code loses}
 * @param plural what several do
 * @param before the words before a value, with a space after them; may be empty
 * @param after the words after the first value, with a space before them; may be empty
 */
record Phrase(Metric metric, String singular, String plural, String before, String after) {
    static final Phrase LOST = new Phrase(StormMetrics.LOST, "loses", "lose", "", " connections");
    static final Phrase EVICTED =
            new Phrase(StormMetrics.LOST_BY_EVICTION, "loses", "lose", "", " connections by evictions");
    static final Phrase WITH_NODES =
            new Phrase(StormMetrics.LOST_BY_NODE, "loses", "lose", "", " connections with their nodes");
    static final Phrase OUT_OF_MEMORY =
            new Phrase(PodMetrics.OUT_OF_MEMORY, "has", "have", "", " containers killed for their memory");
    static final Phrase UNHEALTHY =
            new Phrase(PodMetrics.UNHEALTHY, "has", "have", "", " containers killed by their probes");
    static final Phrase REFUSED =
            new Phrase(AttemptMetrics.REFUSED, "sends", "send", "", " attempts to pods where nobody listens");
    static final Phrase REFUSED_FULL =
            new Phrase(AttemptMetrics.REFUSED_FULL, "sends", "send", "", " attempts to full pods");
    static final Phrase TIMED_OUT =
            new Phrase(AttemptMetrics.TIMED_OUT, "sends", "send", "", " attempts that nobody answers");
    static final Phrase WITHOUT_ENDPOINT =
            new Phrase(AttemptMetrics.WITHOUT_ENDPOINT, "has", "have", "", " attempts without an endpoint");
    static final Phrase PEAK = new Phrase(StormMetrics.PEAK_ATTEMPTS, "peaks", "peak", "at ", " reconnects/s");
    static final Phrase DOWNTIME =
            new Phrase(ClientMetrics.DOWNTIME_P99, "has a p99 downtime", "have a p99 downtime", "of ", "");
    static final Phrase MOVES = new Phrase(
            RebalancingMetrics.MOVES_PER_FORCED, "moves each client thrown off", "move each client thrown off", "", "");
    static final Phrase KEYS = new Phrase(
            RebalancingMetrics.KEY_BREAKS, "sends", "send", "", " of the keys that return to another pod than before");
    static final Phrase BALANCED = new Phrase(BalanceMetrics.TIME_TO_BALANCE, "balances", "balance", "in ", "");
    static final Phrase UNEVEN = new Phrase(BalanceMetrics.MAX_OVER_MEAN, "keeps max/mean", "keep max/mean", "at ", "");

    /** The clause; empty where the metric is undefined for all variants. */
    String clause(Standing standing) {
        if (standing.first().isEmpty()) {
            return "";
        }
        MetricRow row = standing.row();
        List<String> first = standing.first();
        String text = subject(standing, first) + " " + does(first) + " " + value(standing, first) + after;
        if (standing.separates()) {
            text += ", " + subject(standing, standing.last()) + " " + value(standing, standing.last());
        }
        boolean beatable = metric.equals(RebalancingMetrics.MOVES_PER_FORCED) && !Double.isNaN(row.bound());
        return beatable ? text + " (fewest possible " + Figures.of(row.bound(), row.unit()) + ")" : text;
    }

    private String does(List<String> names) {
        return names.size() == 1 ? singular : plural;
    }

    private String value(Standing standing, List<String> names) {
        String value = standing.value(names);
        if (value.startsWith(Figures.NEVER)) {
            return value;
        }
        if (metric.equals(RebalancingMetrics.MOVES_PER_FORCED)) {
            return value.equals("1.00") || value.equals("1.00 ±.00") ? "once" : value + " times";
        }
        return before + value;
    }

    private static String subject(Standing standing, List<String> names) {
        boolean all = names.size() == standing.row().values().size() && names.size() > 1;
        String who = all ? "all variants" : Words.list(names);
        return names.size() > 1 ? who + " (tied)" : who;
    }
}
