package io.steelyard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What production code must not call, because a result would then depend on more than the scenario and the seed. */
class HouseRulesTest {
    private static final JavaClasses PRODUCTION = Rooms.production();

    /** A family of members that are forbidden in some rooms; each entry is the beginning of a member's full name. */
    @SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of, the predicates hold nothing
    enum Ban {
        /** The JDK may compute these by intrinsics that differ in the last bit; StrictMath may not. */
        INEXACT_MATH(
                room -> true,
                List.of(
                        "java.lang.Math.sin(",
                        "java.lang.Math.cos(",
                        "java.lang.Math.tan(",
                        "java.lang.Math.asin(",
                        "java.lang.Math.acos(",
                        "java.lang.Math.atan(",
                        "java.lang.Math.atan2(",
                        "java.lang.Math.sinh(",
                        "java.lang.Math.cosh(",
                        "java.lang.Math.tanh(",
                        "java.lang.Math.exp(",
                        "java.lang.Math.expm1(",
                        "java.lang.Math.log(",
                        "java.lang.Math.log10(",
                        "java.lang.Math.log1p(",
                        "java.lang.Math.pow(",
                        "java.lang.Math.cbrt(",
                        "java.lang.Math.hypot(")),
        WALL_CLOCK(
                room -> !room.equals("cli"),
                List.of(
                        "java.lang.System.currentTimeMillis(",
                        "java.lang.System.nanoTime(",
                        "java.lang.Thread.sleep(",
                        "java.time.Instant.now(",
                        "java.time.LocalDate.now(",
                        "java.time.LocalTime.now(",
                        "java.time.LocalDateTime.now(",
                        "java.time.OffsetDateTime.now(",
                        "java.time.ZonedDateTime.now(",
                        "java.time.Clock.system",
                        "java.util.Date.<init>()",
                        "java.util.Calendar.getInstance(")),
        AMBIENT_RANDOMNESS(
                room -> true,
                List.of(
                        "java.lang.Math.random(",
                        "java.lang.StrictMath.random(",
                        "java.lang.System.identityHashCode(",
                        "java.security.SecureRandom.",
                        "java.util.Collections.shuffle(",
                        "java.util.Random.",
                        "java.util.SplittableRandom.",
                        "java.util.UUID.randomUUID(",
                        "java.util.concurrent.ThreadLocalRandom.",
                        "java.util.random.",
                        "org.apache.commons.rng.simple.RandomSource.create()",
                        "org.apache.commons.rng.simple.RandomSource.create(org.apache.commons.rng.simple.RandomSource)",
                        "org.apache.commons.rng.simple.RandomSource.createInt",
                        "org.apache.commons.rng.simple.RandomSource.createLong")),
        /** Their order of iteration depends on hashes, on the history of insertions or on a salt drawn at start. */
        UNORDERED_COLLECTION(
                room -> true,
                List.of(
                        "java.util.Set.of(java.lang.Object, ",
                        "java.util.Set.of([Ljava.lang.Object;)",
                        "java.util.Set.copyOf(",
                        "java.util.Map.of(java.lang.Object, java.lang.Object, ",
                        "java.util.Map.ofEntries(",
                        "java.util.Map.copyOf(",
                        "java.util.HashMap.<init>(",
                        "java.util.HashSet.<init>(",
                        "java.util.Hashtable.<init>(",
                        "java.util.IdentityHashMap.<init>(",
                        "java.util.WeakHashMap.<init>(",
                        "java.util.concurrent.ConcurrentHashMap.<init>(",
                        "java.util.concurrent.ConcurrentHashMap.newKeySet(",
                        "java.util.stream.Collectors.toSet(",
                        "java.util.stream.Collectors.toUnmodifiableSet(",
                        "java.util.stream.Collectors.toUnmodifiableMap(",
                        "java.util.stream.Collectors.toMap(java.util.function.Function, java.util.function.Function)",
                        "java.util.stream.Collectors.toMap(java.util.function.Function, java.util.function.Function, "
                                + "java.util.function.BinaryOperator)",
                        "java.util.stream.Collectors.groupingBy(java.util.function.Function)",
                        "java.util.stream.Collectors.groupingBy(java.util.function.Function, java.util.stream.Collector)")),
        /** Locale, time zone and charset of the machine. */
        PLATFORM_DEFAULT(
                room -> true,
                List.of(
                        "java.lang.String.format(java.lang.String, ",
                        "java.lang.String.formatted(",
                        "java.lang.String.toLowerCase()",
                        "java.lang.String.toUpperCase()",
                        "java.lang.String.getBytes()",
                        "java.lang.String.<init>([B)",
                        "java.lang.String.<init>([B, int, int)",
                        "java.io.FileReader.<init>(java.io.File)",
                        "java.io.FileReader.<init>(java.lang.String)",
                        "java.io.FileWriter.<init>(java.io.File)",
                        "java.io.FileWriter.<init>(java.lang.String)",
                        "java.io.InputStreamReader.<init>(java.io.InputStream)",
                        "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
                        "java.io.PrintStream.printf(java.lang.String, ",
                        "java.io.PrintStream.format(java.lang.String, ",
                        "java.io.PrintWriter.printf(java.lang.String, ",
                        "java.io.PrintWriter.format(java.lang.String, ",
                        "java.nio.charset.Charset.defaultCharset(",
                        "java.text.DecimalFormat.<init>(java.lang.String)",
                        "java.text.NumberFormat.getInstance()",
                        "java.time.ZoneId.systemDefault(",
                        "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
                        "java.util.Formatter.<init>()",
                        "java.util.Locale.getDefault(",
                        "java.util.TimeZone.getDefault(")),
        /** What is written must not depend on the JDK, and JDK 19 changed the decimal of some doubles (JDK-4511638). */
        DOUBLE_AS_TEXT(
                room -> room.equals("report"),
                List.of(
                        "java.lang.Double.toString(",
                        "java.lang.String.valueOf(double)",
                        "java.lang.StringBuilder.append(double)",
                        "java.math.BigDecimal.valueOf(double)",
                        "java.io.PrintStream.print(double)",
                        "java.io.PrintStream.println(double)",
                        "java.io.PrintWriter.print(double)",
                        "java.io.PrintWriter.println(double)",
                        "com.fasterxml.jackson.core.JsonGenerator.writeNumber(double)",
                        "com.fasterxml.jackson.core.JsonGenerator.writeNumberField(java.lang.String, double)")),
        CONSOLE(
                room -> !room.equals("cli"),
                List.of(
                        "java.lang.System.out",
                        "java.lang.System.err",
                        "java.lang.System.in",
                        "java.lang.System.console(",
                        "java.lang.System.exit(",
                        "java.lang.Throwable.printStackTrace()",
                        "java.lang.Exception.printStackTrace()",
                        "java.lang.RuntimeException.printStackTrace()"));

        private final Predicate<String> rooms;
        private final List<String> beginnings;

        Ban(Predicate<String> rooms, List<String> beginnings) {
            this.rooms = rooms;
            this.beginnings = beginnings;
        }

        private boolean covers(String member) {
            return beginnings.stream().anyMatch(member::startsWith);
        }
    }

    @ParameterizedTest
    @EnumSource
    void productionUsesNoneOf(Ban ban) {
        assertFalse(PRODUCTION.isEmpty());
        classes().should(notUse(ban)).check(PRODUCTION);
    }

    @Test
    void noStaticFieldCanBeReassigned() {
        assertFalse(PRODUCTION.isEmpty());
        classes().should(holdOnlyFinalStatics()).check(PRODUCTION);
    }

    @Test
    void everyPackageIsNullMarked() {
        TreeSet<String> unmarked = new TreeSet<>();
        for (JavaClass type : PRODUCTION) {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                unmarked.add(type.getPackageName());
            }
        }
        assertFalse(PRODUCTION.isEmpty());
        assertEquals(new TreeSet<String>(), unmarked);
    }

    @ParameterizedTest
    @EnumSource
    void eachBanIsNoticedWhereItIsBroken(Ban ban) {
        JavaClasses offender = new ClassFileImporter().importClasses(HouseRuleOffender.class);
        List<String> noticed = new ArrayList<>();
        for (JavaAccess<?> access : offender.get(HouseRuleOffender.class).getAccessesFromSelf()) {
            if (ban.covers(access.getTarget().getFullName())) {
                noticed.add(access.getOrigin().getName());
            }
        }
        List<String> expected = HouseRuleOffender.methodsThatBreak(ban.name());
        assertFalse(expected.isEmpty());
        assertEquals(new TreeSet<>(expected), new TreeSet<>(noticed));
    }

    @Test
    void aStaticThatIsNotFinalIsNoticed() {
        JavaClasses offender = new ClassFileImporter().importClasses(HouseRuleOffender.class);
        assertEquals(
                1,
                classes()
                        .should(holdOnlyFinalStatics())
                        .evaluate(offender)
                        .getFailureReport()
                        .getDetails()
                        .size());
    }

    private static ArchCondition<JavaClass> notUse(Ban ban) {
        return new ArchCondition<>("use nothing of " + ban) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!ban.rooms.test(Rooms.of(type))) {
                    return;
                }
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    if (ban.covers(access.getTarget().getFullName())) {
                        events.add(SimpleConditionEvent.violated(type, access.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> holdOnlyFinalStatics() {
        return new ArchCondition<>("hold only static fields that are final") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaField field : type.getFields()) {
                    if (field.getModifiers().contains(JavaModifier.STATIC)
                            && !field.getModifiers().contains(JavaModifier.FINAL)) {
                        events.add(SimpleConditionEvent.violated(type, field.getDescription()));
                    }
                }
            }
        };
    }
}
