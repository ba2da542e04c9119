/** The edge beyond which a storm of reconnects keeps itself alive, found by bisection: {@code docs/metastability.md}. */
@NullMarked
package io.steelyard.metastability;

import org.jspecify.annotations.NullMarked;
