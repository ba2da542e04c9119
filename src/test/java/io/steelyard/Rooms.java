package io.steelyard;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rooms of the house: the top packages under {@code io.steelyard}, lowest layer first. */
final class Rooms {
    /** Name of the base package itself, the entry for callers from Java. */
    static final String FACADE = "(base package)";

    private static final String BASE = "io.steelyard";
    private static final List<List<String>> LAYERS = List.of(
            List.of("random", "hash", "structure", "stats", "scenario"),
            List.of("engine", "fleet", "theory"),
            List.of("select", "traffic", "kube", "rebalance", "observe"),
            List.of("proxy", "session", "control"),
            List.of("sim"),
            List.of("yaml", "manifest", "trace", "report"),
            List.of(FACADE),
            List.of("cli"));

    private static final Map<String, Integer> LAYER_OF = layerOf();

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    private Rooms() {}

    private static Map<String, Integer> layerOf() {
        Map<String, Integer> layers = new LinkedHashMap<>();
        for (int layer = 0; layer < LAYERS.size(); layer++) {
            for (String room : LAYERS.get(layer)) {
                layers.put(room, layer);
            }
        }
        return layers;
    }

    /** All production classes. */
    static JavaClasses production() {
        return PRODUCTION;
    }

    static boolean isOurs(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(BASE) || name.startsWith(BASE + ".");
    }

    /** The room of one of our classes: {@code io.steelyard.select.envoy.Maglev} is in {@code select}. */
    static String of(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(BASE)) {
            return FACADE;
        }
        String below = name.substring(BASE.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    static boolean isKnown(String room) {
        return LAYER_OF.containsKey(room);
    }

    /** Whether a class of one known room may import a class of another: strictly downward, siblings never. */
    static boolean mayImport(String from, String to) {
        return from.equals(to) || LAYER_OF.get(to) < LAYER_OF.get(from);
    }
}
