package io.steelyard.kube.scaler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.kube.hpa.Autoscaler;
import io.steelyard.kube.hpa.Decision;
import io.steelyard.kube.hpa.FleetSample;
import io.steelyard.scenario.ScalerSpec;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AutoscalerRegistryTest {
    private static final List<String> BUILT_IN = List.of("scheduled", "predictive");
    private static final Scheduled.Config TABLE = new Scheduled.Config(
            List.of(new Scheduled.Step(Duration.ZERO, 3)), Duration.ofDays(1), Duration.ofSeconds(15));

    private static List<String> names() {
        return AutoscalerRegistry.all().stream()
                .<String>map(AutoscalerProvider::name)
                .toList();
    }

    @Test
    void listsTheBuiltInAutoscalersInAFixedOrder() {
        assertEquals(BUILT_IN, names());
        assertEquals(
                "predictive",
                AutoscalerRegistry.find("predictive").orElseThrow().name());
        assertTrue(AutoscalerRegistry.find("Predictive").isEmpty());
    }

    @Test
    void makesWhatASpecNames() {
        MeteredAutoscaler made = AutoscalerRegistry.create(new ScalerSpec("scheduled", TABLE));

        assertTrue(made.autoscaler() instanceof Scheduled);
        assertEquals(List.of(), made.metrics());
    }

    @Test
    void namesWhatThereIsWhereANameIsUnknown() {
        assertEquals(
                "unknown autoscaler `schedule`; did you mean `scheduled`? (known: scheduled, predictive)",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> AutoscalerRegistry.create(new ScalerSpec("schedule", TABLE)))
                        .getMessage());
    }

    @Test
    void refusesOptionsOfAnotherAutoscaler() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> AutoscalerRegistry.create(new ScalerSpec("predictive", TABLE)));
        assertTrue(refusal.getMessage().startsWith("autoscaler predictive takes options of type "));
    }

    @Test
    void refusesTwoOfTheSameName() {
        IllegalStateException refusal = assertThrows(
                IllegalStateException.class, () -> AutoscalerRegistry.distinct(List.of(new Fixed(), new Fixed())));
        assertTrue(refusal.getMessage().startsWith("two autoscalers are called fixed"));
    }

    @Test
    void takesInWhatAJarOnTheClassPathProvides(@TempDir Path jar) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(AutoscalerProvider.class.getName()), Fixed.class.getName());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            assertEquals(List.of("scheduled", "predictive", "fixed"), names());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Wants three replicas. */
    public static final class Fixed implements AutoscalerProvider<Fixed.Config> {
        /** No options. */
        public record Config() {}

        @Override
        public String name() {
            return "fixed";
        }

        @Override
        public String summary() {
            return "three replicas";
        }

        @Override
        public Class<Config> optionsType() {
            return Config.class;
        }

        @Override
        public Autoscaler create(Config options) {
            return new Autoscaler() {
                @Override
                public long periodNanos() {
                    return 1;
                }

                @Override
                public Decision decide(long nowNanos, FleetSample sample) {
                    return Decision.of(3, sample, List.of());
                }
            };
        }
    }
}
