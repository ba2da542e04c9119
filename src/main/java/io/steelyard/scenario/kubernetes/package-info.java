/**
 * Kubernetes objects as records, so that a pasted {@code spec} binds unchanged: component names are the API's field
 * names and enum constants its exact words. A key that can have no effect here is {@link io.steelyard.scenario.Inert};
 * one whose effect is missing is {@link io.steelyard.scenario.NotModelled} and refused. Constructors check what the API
 * server checks and throw {@link IllegalArgumentException} with a message that begins with the field's name.
 */
@NullMarked
package io.steelyard.scenario.kubernetes;

import org.jspecify.annotations.NullMarked;
