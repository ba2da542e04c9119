package io.steelyard.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component whose own keys stand among those of the record, without a key for the component itself.
 *
 * <p>With {@code @Inline} on the law of a lifetime, {@code lifetime: {exponential: 10m, of: connection}} names the law
 * and one more key; and {@code lifetime: never}, a bare value, stands for the law alone.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Inline {}
