/** The keys of Envoy's configuration (v3 API, Envoy 1.36) that the balancer {@code envoy} understands, in Envoy's words. */
@NullMarked
package io.steelyard.select.envoy.config;

import org.jspecify.annotations.NullMarked;
