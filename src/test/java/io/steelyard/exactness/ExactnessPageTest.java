package io.steelyard.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.select.SelectorProvider;
import io.steelyard.select.SelectorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The page {@code docs/exactness.md} is what cases, options and comments say today, byte for byte.
 *
 * <p>Run with {@code -Dsteelyard.docs=write} it makes the page again instead.
 */
class ExactnessPageTest {
    private static final Path PAGE = Path.of("docs", "exactness.md");
    private static final boolean WRITE = "write".equals(System.getProperty("steelyard.docs"));

    private static final ExactnessPage MADE = new ExactnessPage();
    private static final MeasuredCounts MEASURED = MeasuredCounts.all();

    @BeforeAll
    static void make() {
        new ProductSections(MADE, MEASURED).all();
        new ResearchSection(MADE).all();
        new KubernetesSection(MADE).all();
    }

    @Test
    void thePageIsWhatCasesAndClassesSay() throws IOException {
        if (WRITE) {
            Files.writeString(PAGE, MADE.text());
        }
        assertEquals(
                MADE.text(),
                Files.readString(PAGE),
                PAGE + " differs from what is generated now; -Dsteelyard.docs=write makes it again");
    }

    @Test
    void everyKindOfBalancerIsOnThePage() {
        List<String> names = SelectorRegistry.all().stream()
                .map(SelectorProvider::name)
                .sorted()
                .toList();
        assertEquals(new TreeSet<>(names), MADE.kinds());
    }
}
