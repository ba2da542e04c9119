/**
 * The state of the simulated world in columns: clients and pods by dense number, and the read-only view of endpoints that a
 * balancer may see.
 */
@NullMarked
package io.steelyard.fleet;

import org.jspecify.annotations.NullMarked;
