package io.steelyard.yaml;

import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import io.steelyard.scenario.Inline;
import io.steelyard.scenario.Key;
import io.steelyard.scenario.NotModelled;
import io.steelyard.scenario.Shorthand;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which keys a record has in a scenario, as its components and annotations say.
 *
 * @param components in the order of the record
 * @param shorthand the component that a bare value stands for
 * @param inert keys accepted without effect
 * @param notModelled keys refused by name
 */
record RecordShape(
        Class<?> type,
        List<Component> components,
        Optional<Component> shorthand,
        List<String> inert,
        List<String> notModelled) {

    /**
     * One component.
     *
     * @param name its name in Java, with which messages of the constructor begin
     * @param key its key in the file
     * @param type its type, without the {@code Optional} around it
     * @param defaultText what stands for it where it is absent
     * @param inline whether its own keys stand among the record's
     */
    record Component(
            String name,
            String key,
            Type type,
            boolean optional,
            Optional<String> defaultText,
            boolean inline,
            RecordComponent source) {
        boolean needed() {
            return !optional && defaultText.isEmpty();
        }

        /** The value of this component in a record. */
        Object of(Object record) {
            try {
                source.getAccessor().setAccessible(true);
                return source.getAccessor().invoke(record);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + name + " of " + record, e);
            }
        }
    }

    static RecordShape of(Class<?> type) {
        List<Component> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(component(component));
        }
        Shorthand shorthand = type.getAnnotation(Shorthand.class);
        Optional<Component> bare = components.stream()
                .filter(component ->
                        shorthand != null ? component.name().equals(shorthand.value()) : component.inline())
                .findFirst();
        return new RecordShape(type, List.copyOf(components), bare, inert(type), notModelled(type));
    }

    static List<String> notModelled(Class<?> type) {
        NotModelled annotation = type.getAnnotation(NotModelled.class);
        return annotation == null ? List.of() : List.of(annotation.value());
    }

    private static List<String> inert(Class<?> type) {
        Inert annotation = type.getAnnotation(Inert.class);
        return annotation == null ? List.of() : List.of(annotation.value());
    }

    private static Component component(RecordComponent component) {
        Key key = component.getAnnotation(Key.class);
        Default byDefault = component.getAnnotation(Default.class);
        boolean optional = component.getType() == Optional.class;
        return new Component(
                component.getName(),
                key == null ? component.getName() : key.value(),
                optional ? argument(component.getGenericType(), 0) : component.getGenericType(),
                optional,
                Optional.ofNullable(byDefault).map(Default::value),
                component.isAnnotationPresent(Inline.class),
                component);
    }

    /** The keys in the order of the record; those of an inline component are not among them. */
    List<String> keys() {
        return components.stream()
                .filter(component -> !component.inline())
                .map(Component::key)
                .toList();
    }

    Optional<Component> inline() {
        return components.stream().filter(Component::inline).findFirst();
    }

    /** Whether the record can be had without any key. */
    boolean worksBare() {
        return components.stream().noneMatch(Component::needed);
    }

    /** Makes the record; what its constructor throws comes out unchanged. */
    Object create(@Nullable Object[] arguments) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
