/** What moves connections on purpose: when a terminating pod lets its clients go, and when a pod that goes on does. */
@NullMarked
package io.steelyard.rebalance;

import org.jspecify.annotations.NullMarked;
