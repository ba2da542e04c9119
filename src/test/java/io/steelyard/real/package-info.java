/**
 * The live check: real HAProxy and nginx on this machine, asked for the same connections as the simulator's balancers.
 *
 * <p>Runs under the profile {@code real} only.
 */
package io.steelyard.real;
