package io.steelyard.select;

import io.steelyard.random.RandomSource;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Durations;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes the options of a bare name from the defaults on a record's components. */
public final class DefaultOptions {
    private DefaultOptions() {}

    /** Makes a selector of the kind's bare name. */
    public static <C extends Record> Selector create(SelectorProvider<C> provider, RandomSource random) {
        return provider.create(of(provider.optionsType()), new SelectorContext(random, new SharedTables()));
    }

    /** Returns the options in which every component has its default, or nothing where it is optional. */
    public static <C extends Record> C of(Class<C> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i]);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** A record given by one bare value, such as a percentage. */
    private static Record bare(Class<? extends Record> type, String text) {
        try {
            Class<?> only = type.getRecordComponents()[0].getType();
            assertDouble(only);
            return type.getDeclaredConstructor(only).newInstance(Double.valueOf(text));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static void assertDouble(Class<?> type) {
        if (type != double.class) {
            throw new AssertionError("cannot read a bare " + type);
        }
    }

    private static Object value(RecordComponent component) {
        if (component.getType() == Optional.class) {
            return Optional.empty();
        }
        Default given = component.getAnnotation(Default.class);
        if (given == null) {
            throw new AssertionError("no default on " + component);
        }
        if (component.getType() == int.class) {
            return Integer.valueOf(given.value());
        }
        if (component.getType() == double.class) {
            return Double.valueOf(given.value());
        }
        if (component.getType() == boolean.class) {
            return Boolean.valueOf(given.value());
        }
        if (component.getType() == String.class) {
            return given.value().replace("\"", "");
        }
        if (component.getType() == List.class) {
            return List.of();
        }
        if (component.getType().isRecord()) {
            Class<? extends Record> type = component.getType().asSubclass(Record.class);
            return given.value().equals("{}") ? of(type) : bare(type, given.value());
        }
        if (component.getType() == Duration.class) {
            return Durations.parse(given.value());
        }
        for (Object constant : component.getType().getEnumConstants()) {
            if (constant.toString()
                    .replace("_", "")
                    .equalsIgnoreCase(given.value().replace("_", ""))) {
                return constant;
            }
        }
        throw new AssertionError("cannot read the default of " + component);
    }
}
