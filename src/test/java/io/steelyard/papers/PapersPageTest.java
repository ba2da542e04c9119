package io.steelyard.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.oracle.Lengths;
import io.steelyard.report.chart.ScatterSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The page {@code docs/papers.md} is what the experiments give, byte for byte, and all of it agrees with what was published.
 *
 * <p>Run with {@code -Dsteelyard.docs=write} it makes the page again instead. At full length its numbers are others, and only
 * the verdicts count.
 */
@Tag("oracles")
class PapersPageTest {
    private static final Path PAGE = Path.of("docs", "papers.md");
    private static final Path FIGURE = Path.of("docs", "round-robin-gini.svg");
    private static final boolean WRITE = "write".equals(System.getProperty("steelyard.docs"));
    private static final PapersPage MADE = new PapersPage();

    @BeforeAll
    static void make() throws Exception {
        BackoffSection.on(MADE);
        RingSection.on(MADE);
        MaglevSection.on(MADE);
        BallsSection.on(MADE);
        SupermarketSection.on(MADE);
        GiniSection.on(MADE);
        NatsSection.on(MADE);
    }

    @Test
    void everyTableAgreesWithWhatWasPublished() {
        assertEquals(List.of(), MADE.outside());
    }

    @Test
    void theFigureIsWhatTheExperimentsGive() throws Exception {
        ScatterSheet figure = GiniSection.figure();
        assertEquals(List.of(), figure.faults());
        if (Lengths.FULL) {
            return;
        }
        if (WRITE) {
            Files.writeString(FIGURE, figure.svg());
        }
        assertEquals(figure.svg(), Files.readString(FIGURE), FIGURE + " differs from what is generated now");
    }

    @Test
    void thePageIsWhatTheExperimentsGive() throws IOException {
        if (Lengths.FULL) {
            return;
        }
        if (WRITE) {
            Files.writeString(PAGE, MADE.text());
        }
        assertEquals(
                MADE.text(),
                Files.readString(PAGE),
                PAGE + " differs from what is generated now; -Dsteelyard.docs=write makes it again");
    }
}
