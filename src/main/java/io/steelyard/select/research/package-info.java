/** Balancers that follow a paper or a definition rather than one product. */
@NullMarked
package io.steelyard.select.research;

import org.jspecify.annotations.NullMarked;
