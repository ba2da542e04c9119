package io.steelyard.report.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.Made;
import io.steelyard.report.Report;
import io.steelyard.report.data.Summary;
import io.steelyard.report.data.SummaryReader;
import io.steelyard.theory.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownTest {
    @TempDir
    private Path folder;

    private static Report report() {
        return Made.report(
                Made.scenario(2, "random, least-conn: {label: least_conn (2)}", "events: [{crash: {at: 10m}}]"),
                (variant, replication, run) -> {
                    double uneven = variant.equals("random") ? 1.2 : 1.05;
                    run.block("run", 0, 2400)
                            .with(BalanceMetrics.MAX_OVER_MEAN, uneven + replication * 0.02)
                            .with(BalanceMetrics.BEST_BALANCE, 1)
                            .with(StormMetrics.PEAK_ATTEMPTS, 600);
                    run.block("crash at 10m", 600, 2400).with(StormMetrics.LOST, 900);
                    run.pods("a").sample(0, 1, 0, 0, 10);
                });
    }

    @Test
    void thePageIsMadeFromTheFileAlone() throws IOException {
        Path target = folder.resolve("made");
        report().write(target, written -> Files.writeString(written.resolve("chart.svg"), "<svg/>"));
        Summary read = SummaryReader.read(target.resolve("summary.json"));
        assertEquals(Markdown.page(read), Files.readString(target.resolve("README.md")));
        for (String file : List.of("summary.csv", "series.csv", "pods.csv", "decisions.csv", "chart.svg")) {
            assertTrue(Files.exists(target.resolve(file)), file);
        }
    }

    @Test
    void thePageHasQuestionAnswerTableAndHowToMakeItAgain() {
        Summary summary = report().summary()
                .withTheory(List.of(new Summary.Theory(
                        "random",
                        "run",
                        "clients.connections",
                        6000,
                        5990,
                        20,
                        Prediction.Kind.EXACT,
                        "constant *arrivals*",
                        "M/G/infinity")));
        assertEquals("""
                # made

                ## Question

                What is made up?

                ## Answer

                - least_conn (2) is best by max/mean (1.06 ±.13), random (baseline) worst (1.21 ±.13).
                - both variants tie by peak reconnects/s (600).

                ## Table

                | variant | max/mean | peak reconnects/s |
                |---|---:|---:|
                | best possible | 1.00 | - |
                | least_conn (2) | 1.06 ±.13 | 600 |
                | random | 1.21 ±.13 | 600 |

                Figures are of the whole run, 40m: the mean over 2 replications ± half of its 95 % interval. The baseline is random.

                ## Events

                - crash at 10m: all variants (tied) lose 900 connections.

                ## Theory

                | variant | in | figure | theory | simulated | assumes | by |
                |---|---|---|---:|---:|---|---|
                | random | run | clients.connections | 6,000 | 5,990 ±20 | constant \\*arrivals\\* | exact: M/G/infinity |

                ## How to make it again

                ```
                java -jar sim.jar scenarios/made.yaml
                ```

                Scenario `made` of hash `1a2b3c4d`, seed 1, model 3. All runs together: 4k events of 400 clients, 40 checks of conservation passed.
                """, Markdown.page(summary));
    }

    @Test
    void theTableAloneIsTheOneOfThePage() {
        assertTrue(Markdown.page(report().summary()).contains(report().markdown()));
    }
}
