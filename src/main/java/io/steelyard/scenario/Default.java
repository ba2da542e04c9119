package io.steelyard.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The default of a scenario key, written as it would stand in the file.
 *
 * <p>Whoever reads scenarios binds this text when the key is absent, prints it in the schema, and holds it against
 * {@code scenarios/reference.yaml}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    /** The default as YAML text. */
    String value();
}
