package io.steelyard.report.why;

import io.steelyard.observe.RunResult;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.screen.Standing;
import io.steelyard.report.text.Figures;
import java.util.List;

/**
 * Reconnect peaks that differ because connections end faster in one variant than in another.
 *
 * <p>Its trace: in the event with the highest peak the best variant that has any attempts and the worst one alike have about
 * as many of them in the fullest second as connections were lost per second between the two samples with the most losses.
 */
final class LossRate implements Rule {
    private static final double LEAST_GAP = 1.25;
    private static final double LEAST = 0.7;
    private static final double MOST = 1.8;

    @Override
    public List<String> explain(Evidence evidence) {
        int block = fullest(evidence);
        Standing standing = evidence.standing(block, StormMetrics.PEAK_ATTEMPTS);
        if (block == 0 || !standing.separates()) {
            return List.of();
        }
        Side best = Side.of(evidence, block, lowest(evidence, block, standing));
        Side worst =
                Side.of(evidence, block, standing.last().get(standing.last().size() - 1));
        return best.followed() && worst.followed() && worst.rate >= LEAST_GAP * best.rate
                ? List.of(evidence.block(block).name() + ": attempts peak where connections end fastest: "
                        + worst.text() + ", " + best.text())
                : List.of();
    }

    /** The variant with the lowest peak that there is; one of the best where none has any. */
    private static String lowest(Evidence evidence, int block, Standing standing) {
        String lowest = standing.first().get(0);
        double least = Double.POSITIVE_INFINITY;
        for (int variant = 0; variant < evidence.variants(); variant++) {
            double peak = evidence.mean(block, StormMetrics.PEAK_ATTEMPTS, variant);
            if (peak > 0 && peak < least) {
                least = peak;
                lowest = evidence.name(variant);
            }
        }
        return lowest;
    }

    /** The event with the highest peak of any variant; 0 if there is none. */
    private static int fullest(Evidence evidence) {
        int fullest = 0;
        double most = 0;
        for (int block = 1; block < evidence.blocks(); block++) {
            for (int variant = 0; variant < evidence.variants(); variant++) {
                double peak = evidence.mean(block, StormMetrics.PEAK_ATTEMPTS, variant);
                if (peak > most) {
                    most = peak;
                    fullest = block;
                }
            }
        }
        return fullest;
    }

    /**
     * One variant.
     *
     * @param peak attempts in the fullest second, mean over the replications
     * @param rate most connections lost per second between two samples, mean over the replications
     */
    private record Side(String name, double peak, double rate) {
        static Side of(Evidence evidence, int block, String name) {
            int variant = evidence.summary().variants().indexOf(name);
            double start = evidence.block(block).startSeconds();
            double end = evidence.block(block).endSeconds();
            double rate = 0;
            for (RunResult run : evidence.runs(variant)) {
                rate += fastest(new Timeline(run), start, end)
                        / evidence.runs(variant).size();
            }
            return new Side(name, evidence.mean(block, StormMetrics.PEAK_ATTEMPTS, variant), rate);
        }

        private static double fastest(Timeline run, double start, double end) {
            double most = 0;
            for (int sample = run.sampleAt(start) + 1; sample <= run.sampleAt(end); sample++) {
                double rate = run.lossRate(sample);
                most = rate > most ? rate : most;
            }
            return most;
        }

        boolean followed() {
            return peak >= LEAST * rate && peak <= MOST * rate;
        }

        String text() {
            return Figures.of(Math.rint(peak), "1/s") + "/s with " + name + ", where up to "
                    + Figures.of(Math.rint(rate), "1/s") + " a second end";
        }
    }
}
