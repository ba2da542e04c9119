/**
 * Scenario files: YAML text to validated scenarios, and back to one canonical text.
 *
 * <p>A file becomes a {@link io.steelyard.yaml.Tree} that remembers where each value stands; settings and variants are
 * merged into it; {@link io.steelyard.yaml.RecordBinder} turns it into the records of {@code scenario}, which say by
 * their components and annotations which keys exist. Names of balancers, presets and metrics come in as a
 * {@link io.steelyard.yaml.Vocabulary}.
 */
@NullMarked
package io.steelyard.yaml;

import org.jspecify.annotations.NullMarked;
