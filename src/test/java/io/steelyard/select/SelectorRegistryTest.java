package io.steelyard.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.SplitMix64;
import io.steelyard.scenario.Spec;
import io.steelyard.select.envoy.Maglev;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectorRegistryTest {
    private static final List<String> BUILT_IN = List.of(
            "round-robin",
            "random",
            "least-conn",
            "least-request",
            "ring-hash",
            "maglev",
            "jump",
            "rendezvous",
            "multi-probe",
            "anchor",
            "memento",
            "dx",
            "power",
            "bounded-jump",
            "peak-ewma",
            "aperture",
            "join-idle-queue",
            "stale-least-conn",
            "new-pod-first",
            "client-list",
            "kube-proxy",
            "haproxy",
            "nginx",
            "ingress-nginx",
            "envoy",
            "istio");

    private static List<String> names() {
        return SelectorRegistry.all().stream()
                .<String>map(SelectorProvider::name)
                .toList();
    }

    @Test
    void listsTheBuiltInSelectorsInAFixedOrder() {
        assertEquals(BUILT_IN, names());
    }

    @Test
    void findsByName() {
        assertEquals("maglev", SelectorRegistry.find("maglev").orElseThrow().name());
        assertTrue(SelectorRegistry.find("Maglev").isEmpty());
    }

    @Test
    void makesWhatASpecNames() {
        Spec spec = new Spec("maglev", new Maglev.Config(251, 0), "Maglev");
        assertTrue(SelectorRegistry.create(spec, new SplitMix64(1)) instanceof Maglev);
    }

    @Test
    void namesWhatThereIsWhereANameIsUnknown() {
        Spec spec = new Spec("magleve", new Maglev.Config(251, 0), "Maglev");
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> SelectorRegistry.create(spec, new SplitMix64(1)));
        assertEquals(
                "unknown balancer `magleve`; did you mean `maglev`? (known: " + String.join(", ", BUILT_IN) + ")",
                refusal.getMessage());
    }

    @Test
    void refusesOptionsOfAnotherSelector() {
        Spec spec = new Spec("jump", new Maglev.Config(251, 0), "Jump");
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> SelectorRegistry.create(spec, new SplitMix64(1)));
        assertTrue(refusal.getMessage().startsWith("balancer jump takes options of type "), refusal.getMessage());
    }

    @Test
    void refusesTwoOfTheSameName() {
        IllegalStateException refusal = assertThrows(
                IllegalStateException.class, () -> SelectorRegistry.distinct(List.of(new First(), new First())));
        assertTrue(refusal.getMessage().startsWith("two balancers are called first"), refusal.getMessage());
    }

    @Test
    void takesInWhatAJarOnTheClassPathProvides(@TempDir Path jar) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(SelectorProvider.class.getName()), First.class.getName());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            assertEquals("first", names().get(BUILT_IN.size()));
            assertEquals(BUILT_IN.size() + 1, names().size());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Chooses the first endpoint. */
    public static final class First implements SelectorProvider<First.Config> {
        /** No options. */
        public record Config() {}

        @Override
        public String name() {
            return "first";
        }

        @Override
        public String summary() {
            return "the first endpoint";
        }

        @Override
        public Class<Config> optionsType() {
            return Config.class;
        }

        @Override
        public Selector create(Config options, SelectorContext context) {
            return (Pick pick, FleetView view) -> view.size() == 0 ? Selector.NONE : view.slotAt(0);
        }
    }
}
