/**
 * Hash functions of the products that Steelyard reproduces, bit for bit: bytes, strings or longs in, {@code long} out. A
 * returned {@code long} is the unsigned 64-bit value of the original; compare it with {@link Long#compareUnsigned}.
 */
@NullMarked
package io.steelyard.hash;

import org.jspecify.annotations.NullMarked;
