/**
 * The one state machine of a client: it arrives, attempts, holds a connection, loses it, backs off, and is gone.
 *
 * <p>{@link io.steelyard.session.Sessions} is the machine; the other files decide when it is set going: arrivals, the
 * population of the start, draining and dying pods, clients that leave together.
 */
@NullMarked
package io.steelyard.session;

import org.jspecify.annotations.NullMarked;
