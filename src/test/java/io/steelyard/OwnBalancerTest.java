package io.steelyard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.SelectorRegistry;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.ExperimentResult;
import io.steelyard.yaml.ScenarioException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A balancer of one's own: compiled, put into a jar on the class path, and asked for by name in a scenario. */
class OwnBalancerTest {
    /** All of it: the kind with its options, and the choice. */
    private static final String SOURCE = """
            package example;

            import io.steelyard.fleet.FleetView;
            import io.steelyard.scenario.Default;
            import io.steelyard.select.Pick;
            import io.steelyard.select.Selector;
            import io.steelyard.select.SelectorContext;
            import io.steelyard.select.SelectorProvider;

            /** Fills one endpoint after another up to a number of connections, and begins again when all are full. */
            public final class FillUp implements SelectorProvider<FillUp.Config> {
                public record Config(@Default("10") int upTo) {
                    public Config {
                        if (upTo < 1) {
                            throw new IllegalArgumentException("upTo must be at least 1 but is " + upTo);
                        }
                    }
                }

                @Override
                public String name() {
                    return "fill-up";
                }

                @Override
                public String summary() {
                    return "one endpoint after another, each up to a number of connections";
                }

                @Override
                public Class<Config> optionsType() {
                    return Config.class;
                }

                @Override
                public Selector create(Config options, SelectorContext context) {
                    return (Pick pick, FleetView view) -> {
                        int least = Selector.NONE;
                        for (int rank = 0; rank < view.size(); rank++) {
                            int slot = view.slotAt(rank);
                            if (view.active(slot) < options.upTo()) {
                                return slot;
                            }
                            if (least == Selector.NONE || view.active(slot) < view.active(least)) {
                                least = slot;
                            }
                        }
                        return least;
                    };
                }
            }
            """;

    private static final String SCENARIO = """
            duration: 1m
            replications: 1
            clients: {open: 40, lifetime: never}
            deployment: {replicas: 5}
            balancers: [least-conn, BALANCER]
            """;

    @TempDir
    private Path folder;

    private ClassLoader before;
    private URLClassLoader classPath;

    @BeforeEach
    void putsTheJarOnTheClassPath() throws IOException {
        Path source = Files.createDirectories(folder.resolve("example")).resolve("FillUp.java");
        Files.writeString(source, SOURCE);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path") + File.pathSeparator + mainClasses(),
                        source.toString());
        assertEquals(0, failed);
        Path jar = folder.resolve("fill-up.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new JarEntry("META-INF/services/" + SelectorProvider.class.getName()));
            entries.write("example.FillUp".getBytes(StandardCharsets.UTF_8));
            for (String name : List.of("FillUp", "FillUp$Config")) {
                entries.putNextEntry(new JarEntry("example/" + name + ".class"));
                entries.write(Files.readAllBytes(folder.resolve("example").resolve(name + ".class")));
            }
        }
        before = Thread.currentThread().getContextClassLoader();
        classPath = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(classPath);
    }

    /** Where the library's classes are, which the class path of a test run does not always name. */
    private static Path mainClasses() {
        try {
            return Path.of(SelectorProvider.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void takesItOffAgain() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        classPath.close();
    }

    private static double maxOverMean(String balancer, String variant) {
        ExperimentResult result = Experiment.of(Steelyard.parse(SCENARIO.replace("BALANCER", balancer)))
                .run();
        return result.variants().stream()
                .filter(runs -> runs.name().equals(variant))
                .findFirst()
                .orElseThrow()
                .values(0, BalanceMetrics.MAX_OVER_MEAN)[0];
    }

    /** 40 clients on 5 pods: 10 on each of the first four by default, 8 on each with `upTo: 8`, 16 on the first two and 8. */
    @Test
    void runsByName() {
        assertEquals(10 / 8.0, maxOverMean("fill-up", "fill-up"), 1e-9);
        assertEquals(1, maxOverMean("{fill-up: {upTo: 8}}", "fill-up"), 1e-9);
        assertEquals(2, maxOverMean("{fill-up: {upTo: 16, label: two pods}}", "two pods"), 1e-9);
        assertEquals(1, maxOverMean("fill-up", "least-conn"), 1e-9);
    }

    @Test
    void isListedAndHeldToItsOptions() {
        assertTrue(SelectorRegistry.find("fill-up").isPresent());
        String problem = assertThrows(ScenarioException.class, () -> maxOverMean("{fill-up: {upTo: 0}}", "fill-up"))
                .getMessage();
        assertTrue(problem.endsWith("balancers[1].fill-up.upTo: must be at least 1 but is 0"), problem);
    }
}
