package io.steelyard.cli;

import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine.IFactory;

/** Makes the verbs, each on the terminal that the program runs on. */
record Verbs(Terminal terminal) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        try {
            return type.getDeclaredConstructor(Terminal.class).newInstance(terminal);
        } catch (NoSuchMethodException e) {
            return picocli.CommandLine.defaultFactory().create(type);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("cannot make " + type.getName(), e.getCause());
        }
    }
}
