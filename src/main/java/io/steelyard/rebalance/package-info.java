/** What moves connections on purpose: the plans by which a terminating pod lets its clients go. */
@NullMarked
package io.steelyard.rebalance;

import org.jspecify.annotations.NullMarked;
