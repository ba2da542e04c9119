package io.steelyard.mutants;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Runs single tests of the classes that it was loaded with. */
public final class TestMethods {
    private TestMethods() {}

    /**
     * Runs a test method on a new instance of its class.
     *
     * @param test the class below {@code io.steelyard}, {@code #} and the method
     * @return what it failed with; empty if it passed
     */
    public static String failure(String test) {
        int mark = test.indexOf('#');
        try {
            Class<?> type = Class.forName("io.steelyard." + test.substring(0, mark));
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Method method = type.getDeclaredMethod(test.substring(mark + 1));
            method.setAccessible(true);
            method.invoke(constructor.newInstance());
            return "";
        } catch (InvocationTargetException thrown) {
            return String.valueOf(thrown.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("there is no test " + test, e);
        }
    }
}
