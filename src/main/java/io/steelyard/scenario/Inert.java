package io.steelyard.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The keys of a pasted API object that are accepted though they can have no effect on a simulation.
 *
 * <p>{@code check} lists the ones it met.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Inert {
    /** Names of the keys, in the spelling of the API. */
    String[] value();
}
