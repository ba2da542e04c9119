/**
 * Whether the tests would notice: production code with one line wrong, which the conformance cases and the bytes of a shipped
 * scenario must both tell from the right one.
 */
package io.steelyard.mutants;
