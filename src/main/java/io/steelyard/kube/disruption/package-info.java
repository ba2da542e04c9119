/**
 * Voluntary disruption: budgets, the eviction API that heeds them, and drains that use it (kubernetes v1.28,
 * pkg/controller/disruption and pkg/registry/core/pod/storage/eviction.go).
 */
@NullMarked
package io.steelyard.kube.disruption;

import org.jspecify.annotations.NullMarked;
