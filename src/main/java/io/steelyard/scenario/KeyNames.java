package io.steelyard.scenario;

/** The keys by which the records of a sealed interface are told apart in a scenario file. */
public final class KeyNames {
    private KeyNames() {}

    /** The record's {@link Key}, or its name in Java beginning with a small letter: {@code AtOnce} is {@code atOnce}. */
    public static String of(Class<?> type) {
        Key key = type.getAnnotation(Key.class);
        String name = type.getSimpleName();
        return key != null ? key.value() : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
