package io.steelyard.papers;

import io.steelyard.exactness.Table;
import io.steelyard.oracle.Lengths;
import io.steelyard.random.SplitMix64;
import io.steelyard.select.Selector;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import io.steelyard.select.envoy.LeastRequest;
import io.steelyard.select.envoy.LeastRequest.SelectionMethod;
import io.steelyard.select.envoy.UniformRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** As many balls as bins, each into the least full of d bins drawn at random. */
final class BallsSection {
    private static final int LOADS = 4;

    /** How full the fullest bin is, in per cent of the trials from a load on; of how many trials. */
    private record Row(int power, int choices, int trials, int from, double... percent) {}

    private static final List<Row> ROWS = List.of(
            new Row(8, 1, 100_000, 3, .42, 38.47, 47.44, 11.72, 1.74, .20, .01),
            new Row(8, 2, 100_000, 2, 10.26, 89.45, .29),
            new Row(8, 3, 100_000, 2, 87.54, 12.46),
            new Row(8, 4, 100_000, 2, 99.41, .59),
            new Row(12, 1, 20_000, 5, 8.60, 62.28, 25.02, 3.60, .44, .06),
            new Row(12, 2, 20_000, 3, 97.52, 2.48),
            new Row(12, 3, 20_000, 2, 12.60, 87.40),
            new Row(12, 4, 20_000, 2, 90.62, 9.38),
            new Row(16, 1, 2_000, 6, .65, 49.65, 42.85, 6.00, .80, .05),
            new Row(16, 2, 2_000, 3, 67.20, 32.80),
            new Row(16, 3, 2_000, 3, 100),
            new Row(16, 4, 2_000, 2, 21.75, 78.25));

    /** Shares of bins with 0, 1, 2 and 3 balls, for ever more bins, by choices from 1. */
    private static final double[][] FLUID = {
        {.3678794, .3678794, .1839397, .0613132},
        {.2384058, .5320896, .2206093, .0088892},
        {.1769595, .6465888, .1759441, .0005077},
        {.1408208, .7183814, .1407748, .0000230}
    };

    private BallsSection() {}

    static void on(PapersPage page) {
        page.section("Balls into bins", """
                Y. Azar et al., "Balanced allocations" (SIAM J. Comput. 29, 1999) and M. Mitzenmacher, "The power of two choices
                in randomized load balancing" (1996) tabulate the fullest of n bins after n balls, each put into the least full
                of d bins. Ours: clients that stay, placed by `random` (d = 1) and by `least-request` with so many choices. The
                percentages beside ours are those of an independent program (100,000, 20,000 and 2,000 trials), compared by the
                mean of the fullest bin.
                """);
        Table fullest = new Table("bins", "d", "trials", "fullest bin", "independent", "mean", "independent", "verdict");
        List<double[]> shares = new ArrayList<>();
        for (Row row : ROWS) {
            double[] loads = row(page, fullest, row);
            if (row.power() == 16) {
                shares.add(loads);
            }
        }
        page.table(fullest);
        fluid(page, shares);
    }

    private static double[] row(PapersPage page, Table table, Row row) {
        int bins = 1 << row.power();
        int trials = Lengths.of(20_000_000, 1_500_000) / bins;
        int[] byMost = new int[64];
        double[] shares = new double[LOADS];
        TestView empty = TestView.of(bins);
        for (int trial = 0; trial < trials; trial++) {
            int[] loads = placed(row.choices(), bins, trial, empty);
            int most = 0;
            for (int load : loads) {
                most = Math.max(most, load);
                if (load < LOADS) {
                    shares[load] += 1.0 / ((double) bins * trials);
                }
            }
            byMost[most]++;
        }
        Moments ours = new Moments();
        Moments theirs = new Moments();
        for (int load = 0; load < byMost.length; load++) {
            ours.add(load, byMost[load] / (double) trials);
        }
        for (int i = 0; i < row.percent().length; i++) {
            theirs.add(row.from() + i, row.percent()[i] / 100);
        }
        // Where all trials of one side agree, the other's spread is that of both.
        double spread = Math.max(ours.deviation(), theirs.deviation());
        Verdict verdict = Verdict.of(
                ours.mean(), spread / Math.sqrt(trials), theirs.mean(), spread / Math.sqrt(row.trials()));
        table.row(
                "2^" + row.power(),
                String.valueOf(row.choices()),
                Text.fixed(trials, 0),
                percentages(0, ours(byMost, trials)),
                percentages(row.from(), row.percent()),
                Text.withError(ours.mean(), spread / Math.sqrt(trials), 3),
                Text.withError(theirs.mean(), spread / Math.sqrt(row.trials()), 3),
                page.verdict("2^" + row.power() + ", d = " + row.choices(), verdict));
        return shares;
    }

    private static double[] ours(int[] byMost, int trials) {
        double[] percent = new double[byMost.length];
        for (int load = 0; load < percent.length; load++) {
            percent[load] = 100.0 * byMost[load] / trials;
        }
        return percent;
    }

    private static int[] placed(int choices, int bins, int trial, TestView empty) {
        SplitMix64 random = new SplitMix64(1000L * bins + 100L * choices + 7_919L * trial);
        Selector selector = choices == 1
                ? new UniformRandom(new UniformRandom.Config(), random)
                : new LeastRequest(new LeastRequest.Config(choices, true, 1, SelectionMethod.N_CHOICES, Optional.empty()), random);
        TestProxy proxy = new TestProxy(selector, empty);
        int[] loads = new int[bins];
        for (int ball = 0; ball < bins; ball++) {
            loads[proxy.connect(ball)]++;
        }
        for (int bin = 0; bin < bins; bin++) {
            for (int ball = 0; ball < loads[bin]; ball++) {
                proxy.release(bin);
            }
        }
        return loads;
    }

    private static String percentages(int from, double... percent) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < percent.length; i++) {
            if (percent[i] > 0) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(from + i)
                        .append(": ")
                        .append(Text.percent(percent[i] / 100, 2));
            }
        }
        return text.toString();
    }

    private static void fluid(PapersPage page, List<double[]> shares) {
        page.paragraph("""
                The shares of bins with 0, 1, 2 and 3 balls at 2^16 bins, beside the fluid limit ds_k/dt = s_(k-1)^d - s_k^d at
                time 1 (for d = 2 the share of bins that are not empty is tanh 1); Mitzenmacher's table for d = 3 has .17693,
                .64664, .17592, .00051. A share p of n bins over the trials is taken to have the error of independent bins,
                sqrt(p (1 - p) / (n trials)), of which it has less.
                """);
        Table table = new Table("d", "0", "limit", "1", "limit", "2", "limit", "3", "limit", "verdict of the farthest");
        double bins = Math.rint(Lengths.of(20_000_000, 1_500_000) / 65_536) * 65_536;
        for (int choices = 1; choices <= FLUID.length; choices++) {
            String[] cells = new String[2 * LOADS + 2];
            cells[0] = String.valueOf(choices);
            Verdict farthest = new Verdict(0, "");
            for (int load = 0; load < LOADS; load++) {
                double limit = FLUID[choices - 1][load];
                double ours = shares.get(choices - 1)[load];
                cells[1 + 2 * load] = Text.fixed(ours, 5);
                cells[2 + 2 * load] = Text.fixed(limit, 5);
                Verdict verdict = Verdict.of(ours, Math.sqrt(limit * (1 - limit) / bins), limit, 0);
                if (Math.abs(verdict.standardErrors()) >= Math.abs(farthest.standardErrors())) {
                    farthest = verdict;
                }
            }
            cells[2 * LOADS + 1] = page.verdict("fluid, d = " + choices, farthest);
            table.row(cells);
        }
        page.table(table);
    }

    /** Mean and deviation of a law given value by value. */
    private static final class Moments {
        private double sum;
        private double squares;

        void add(double value, double probability) {
            sum += value * probability;
            squares += value * value * probability;
        }

        double mean() {
            return sum;
        }

        double deviation() {
            return Math.sqrt(Math.max(0, squares - sum * sum));
        }
    }
}
