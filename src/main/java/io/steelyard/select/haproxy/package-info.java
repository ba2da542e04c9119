/**
 * The balancers of HAProxy 2.6, one file per algorithm.
 *
 * <p>They follow {@code src/lb_fwrr.c}, {@code lb_fwlc.c}, {@code lb_chash.c}, {@code lb_map.c}, {@code backend.c} and
 * {@code hash.c} of that version, to the order of servers that are equal.
 */
@NullMarked
package io.steelyard.select.haproxy;

import org.jspecify.annotations.NullMarked;
