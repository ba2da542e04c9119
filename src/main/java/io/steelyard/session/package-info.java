/**
 * The one state machine of a client: it arrives, attempts, holds a connection, loses it, backs off, and is gone.
 *
 * <p>{@link io.steelyard.session.Sessions} puts the machine together. An attempt begins at the {@code Entrance}, takes its
 * time in {@code Attempts}, and ends in {@code Outcomes}, which opens or moves one of the {@code Connections} or lets the
 * client {@code BackOff}; {@code Losses} and {@code Notices} end what stands. The other public types set the machine going:
 * arrivals, the population of the start, draining, dying and shedding pods, ages, partitions, clients that leave together.
 */
@NullMarked
package io.steelyard.session;

import org.jspecify.annotations.NullMarked;
