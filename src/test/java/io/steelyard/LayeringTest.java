package io.steelyard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Imports go strictly downward through the rooms, and each third party stays in its own. */
class LayeringTest {
    private static final JavaClasses PRODUCTION = Rooms.production();

    /** Rooms that may use a library, by the prefix of its class names. */
    private static final Map<String, List<String>> GUESTS = guests();

    private static Map<String, List<String>> guests() {
        Map<String, List<String>> rooms = new LinkedHashMap<>();
        rooms.put("org.snakeyaml.engine.", List.of("yaml", "manifest"));
        rooms.put("org.jfree.", List.of("report"));
        rooms.put("org.apache.batik.", List.of("report"));
        rooms.put("com.fasterxml.jackson.core.", List.of("report"));
        rooms.put("de.siegmar.fastcsv.", List.of("report"));
        rooms.put("org.w3c.dom.", List.of("report"));
        rooms.put("javax.xml.", List.of("report"));
        rooms.put("javax.imageio.", List.of("report"));
        rooms.put("java.awt.", List.of("report"));
        rooms.put("picocli.", List.of("cli"));
        rooms.put("org.apache.commons.math3.", List.of("stats", "theory", "random"));
        rooms.put("org.apache.commons.statistics.", List.of("stats", "theory", "random"));
        rooms.put("org.apache.commons.rng.", List.of("stats", "theory", "random"));
        rooms.put("org.HdrHistogram.", List.of("observe", "stats"));
        return rooms;
    }

    @Test
    void importsGoStrictlyDownward() {
        classes().should(importOnlyLowerRooms()).check(PRODUCTION);
    }

    @Test
    void everyPackageIsInTheTableOfLayers() {
        TreeSet<String> unknown = new TreeSet<>();
        for (JavaClass type : PRODUCTION) {
            if (!Rooms.isKnown(Rooms.of(type))) {
                unknown.add(type.getPackageName());
            }
        }
        assertEquals(new TreeSet<String>(), unknown);
    }

    @Test
    void thirdPartiesStayInTheirRooms() {
        classes().should(useOnlyItsLibraries()).check(PRODUCTION);
    }

    @Test
    void productsDoNotImportEachOther() {
        slices().matching("io.steelyard.select.(*)..")
                .should()
                .notDependOnEachOther()
                .check(PRODUCTION);
    }

    @Test
    void theRulesSeeTheHouse() {
        long between = 0;
        for (JavaClass type : PRODUCTION) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (Rooms.isOurs(target) && !Rooms.of(type).equals(Rooms.of(target))) {
                    between++;
                }
            }
        }
        assertTrue(between > 0, "no dependency between two packages was found, so no rule here checks anything");
    }

    @ParameterizedTest
    @CsvSource({
        "engine, random, true",
        "random, engine, false",
        "random, hash, false",
        "select, traffic, false",
        "select, select, true",
        "session, proxy, false",
        "control, session, false",
        "report, sim, true",
        "sim, report, false",
        "cli, hash, true"
    })
    void theTableReadsAsItIsMeant(String from, String to, boolean allowed) {
        assertEquals(allowed, Rooms.mayImport(from, to));
    }

    private static ArchCondition<JavaClass> importOnlyLowerRooms() {
        return new ArchCondition<>("import only packages of a lower layer") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (Rooms.isOurs(target)
                            && Rooms.isKnown(Rooms.of(type))
                            && Rooms.isKnown(Rooms.of(target))
                            && !Rooms.mayImport(Rooms.of(type), Rooms.of(target))) {
                        events.add(SimpleConditionEvent.violated(
                                type,
                                Rooms.of(type) + " must not import " + Rooms.of(target) + ": "
                                        + dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> useOnlyItsLibraries() {
        return new ArchCondition<>("use only the libraries of its package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (!isWelcome(target, Rooms.of(type))) {
                        events.add(SimpleConditionEvent.violated(
                                type,
                                target.getName() + " is not for " + Rooms.of(type) + ": "
                                        + dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isWelcome(JavaClass target, String room) {
        if (Rooms.isOurs(target) || target.isPrimitive()) {
            return true;
        }
        for (Map.Entry<String, List<String>> guest : GUESTS.entrySet()) {
            if (target.getName().startsWith(guest.getKey())) {
                return guest.getValue().contains(room);
            }
        }
        return target.getName().startsWith("java.") || target.getName().startsWith("org.jspecify.annotations.");
    }
}
