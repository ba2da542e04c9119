package io.steelyard.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The word that says of an optional part of a scenario that there is none, as if its key were not there.
 *
 * <p>With {@code @NoneWord("none")} on a record, {@code gateway: none} means that there is no {@code gateway}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NoneWord {
    /** The word. */
    String value();
}
