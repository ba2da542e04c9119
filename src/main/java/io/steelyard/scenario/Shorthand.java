package io.steelyard.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The component of a record that a bare value stands for.
 *
 * <p>With {@code @Shorthand("rate")} on a record, {@code poisson: 40/s} means {@code poisson: {rate: 40/s}}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Shorthand {
    /** The name of the component. */
    String value();
}
