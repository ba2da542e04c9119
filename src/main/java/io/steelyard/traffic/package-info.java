/**
 * The demand: when clients arrive, how long they stay, which affinity key they carry and how they come back after a loss.
 *
 * <p>Everything here is a pure function of the seed, the replication and a client's (or an arrival entry's) number, so
 * that every variant of an experiment meets the very same clients.
 */
@NullMarked
package io.steelyard.traffic;

import org.jspecify.annotations.NullMarked;
