package io.steelyard.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The keys that would have an effect but are not modelled yet, and are therefore refused by name. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NotModelled {
    /** Names of the keys as they would stand in the file. */
    String[] value();
}
