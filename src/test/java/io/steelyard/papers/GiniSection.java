package io.steelyard.papers;

import io.steelyard.exactness.Table;
import io.steelyard.oracle.Close;
import io.steelyard.oracle.RoundRobinGini;
import io.steelyard.oracle.RoundRobinGini.Result;
import io.steelyard.report.chart.ScatterSheet;
import io.steelyard.report.chart.ScatterSheet.Point;
import io.steelyard.report.chart.ScatterSheet.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Round robin's spread beside the Gini coefficient of the lifetimes, as a table and as a figure. */
final class GiniSection {
    /** By the order of the laws, so that no name lies on a line or on another name. */
    private static final List<Side> SIDES = List.of(
            Side.BEYOND_THE_DIAGONAL,
            Side.LEFT,
            Side.RIGHT,
            Side.RIGHT,
            Side.LEFT,
            Side.LEFT,
            Side.RIGHT,
            Side.LEFT);

    private GiniSection() {}

    static void on(PapersPage page) {
        page.section("Round robin and the Gini coefficient", """
                Round robin deals out arrivals evenly, not what is left of them. For many connections a pod the variance over
                the pods is r (1 - 1/n) Gini(S), r being the mean a pod, n the pods and S the lifetime: between nothing, where
                all stay equally long, and that of random choice. Ours: %d pods of %d connections on average, through scenarios,
                %d runs of %d mean lifetimes each. Law by law the variance is divided by r (1 - 1/n). The tolerance is %s
                standard errors, and what the limit leaves out: rounding, and clients of the start who are still there.
                """.formatted(
                        RoundRobinGini.PODS,
                        RoundRobinGini.MEAN_PER_POD,
                        RoundRobinGini.results().get(0).ratio().n(),
                        RoundRobinGini.LIFETIMES,
                        Text.fixed(Close.Z, 1)));
        page.paragraph("![Variance of round robin against the Gini coefficient of eight lifetime laws](round-robin-gini.svg)");
        Table table = new Table("lifetimes", "Gini coefficient", "variance / (r (1 - 1/n))", "tolerance", "verdict");
        for (Result result : RoundRobinGini.results()) {
            double off = result.ratio().mean() - result.law().gini();
            boolean inside = Math.abs(off) <= result.tolerance();
            Verdict verdict = new Verdict(inside ? 0 : Double.POSITIVE_INFINITY, inside ? "inside" : "**outside**");
            table.row(
                    result.law().name(),
                    Text.fixed(result.law().gini(), 4),
                    Text.mean(result.ratio(), 4),
                    Text.fixed(result.tolerance(), 4),
                    page.verdict(result.law().name(), verdict));
        }
        page.table(table);
    }

    /** The figure of the table. */
    static ScatterSheet figure() throws IOException {
        List<Point> points = new ArrayList<>();
        List<Result> results = RoundRobinGini.results();
        for (int number = 0; number < results.size(); number++) {
            Result result = results.get(number);
            points.add(new Point(
                    result.law().name(),
                    result.law().gini(),
                    result.ratio().mean(),
                    Close.Z * result.ratio().standardError(),
                    SIDES.get(number)));
        }
        return ScatterSheet.of(
                new ScatterSheet.Texts(
                        "round-robin-gini",
                        "Round robin is as uneven as the lifetimes",
                        "Variance over ten pods relative to random choice, by lifetime law; bars are 3.9 standard errors, dashes"
                                + " are theory",
                        "Gini coefficient of the connection lifetimes",
                        "variance / (r (1 \u2212 1/n))"),
                0.9,
                0.1,
                points);
    }
}
