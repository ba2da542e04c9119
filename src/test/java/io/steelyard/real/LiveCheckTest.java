package io.steelyard.real;

import static org.junit.jupiter.api.Assumptions.abort;

import io.steelyard.real.Product.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Real HAProxy and nginx, given the same connections as the simulator's balancers, must choose the same servers.
 *
 * <p>A policy that no dice decide must be predicted in every choice. One that draws random numbers which nobody else can draw
 * is held against the odds of each choice, within bounds that fail a right prediction once in 1,000 checks.
 */
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LiveCheckTest {
    private static final Path FOLDER = Path.of("target", "real");

    private Optional<LiveCheck> check = Optional.empty();
    private String heading = "";

    @TestFactory
    List<DynamicTest> everyPolicyChoosesAsPredicted() throws IOException {
        LiveSettings settings = LiveSettings.read();
        heading =
                "live check, -Dsteelyard.real.seed=" + settings.seed() + " -Dsteelyard.real.opens=" + settings.opens();
        System.out.println(heading);
        empty(FOLDER);
        LiveCheck started = new LiveCheck(settings, Files.createDirectories(FOLDER));
        check = Optional.of(started);
        List<DynamicTest> tests = new ArrayList<>();
        for (Product product : Product.values()) {
            Optional<Installed> installed =
                    product.find(Optional.ofNullable(System.getenv("PATH")).orElse(""));
            if (installed.isEmpty()) {
                tests.add(DynamicTest.dynamicTest(product.title(), () -> skip(started, product)));
                continue;
            }
            for (LivePolicy policy : LivePolicy.of(product)) {
                started.announce(policy, installed.get());
                tests.add(DynamicTest.dynamicTest(policy.name(), () -> started.check(policy, installed.get())));
            }
        }
        return tests;
    }

    private static void skip(LiveCheck check, Product product) {
        check.table().add(product.title(), "-", "-", "-", product.absence());
        abort(product.absence());
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> paths;
            try (Stream<Path> all = Files.walk(folder)) {
                paths = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : paths) {
                Files.delete(path);
            }
        }
    }

    @AfterAll
    void report() throws IOException {
        if (check.isPresent()) {
            check.get().keep();
            check.get().close();
            System.out.println(heading + "\n\n" + check.get().table());
        }
    }
}
