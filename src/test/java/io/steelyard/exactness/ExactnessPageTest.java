package io.steelyard.exactness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.select.SelectorProvider;
import io.steelyard.select.SelectorRegistry;
import io.steelyard.select.envoy.Istio;
import io.steelyard.select.envoy.istio.SimpleLB;
import io.steelyard.select.haproxy.Haproxy;
import io.steelyard.select.haproxy.HaproxyPolicies;
import io.steelyard.select.ingressnginx.IngressNginx;
import io.steelyard.select.nginx.Nginx;
import io.steelyard.select.nginx.NginxPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    private static final ProductSections PRODUCTS = new ProductSections(MADE, MEASURED);

    @BeforeAll
    static void make() {
        PRODUCTS.all();
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

    @Test
    void everyMeasuredCaseIsInOneRow() {
        assertEquals(MEASURED.cases().size(), PRODUCTS.counted());
    }

    static Stream<Executable> refused() {
        Duration timeout = Duration.ofSeconds(10);
        return Stream.of(
                        HaproxyPolicies.REFUSED.stream().map(value ->
                                (Executable) () -> new Haproxy.Config(value, Optional.empty(), 0, Optional.empty())),
                        NginxPolicies.REFUSED.stream()
                                .map(value -> (Executable) () -> new Nginx.Config(value, false, 1, timeout)),
                        Stream.of((Executable) () -> new IngressNginx.Config(Optional.of("$remote_addr")), (Executable)
                                () -> istio(SimpleLB.PASSTHROUGH)))
                .flatMap(each -> each);
    }

    private static Istio.Config istio(SimpleLB simple) {
        return new Istio.Config(
                "1.32",
                Istio.Mode.HTTP,
                Optional.of(simple),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatThePageCallsRefusedIsRefusedByName(Executable options) {
        String message = assertThrows(IllegalArgumentException.class, options).getMessage();
        assertTrue(message.contains("not modelled"), message);
    }
}
