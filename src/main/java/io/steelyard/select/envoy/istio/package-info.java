/**
 * The keys of Istio's DestinationRule and VirtualService (networking.istio.io/v1, Istio 1.32) that the balancer {@code
 * istio} understands, in Istio's words.
 */
@NullMarked
package io.steelyard.select.envoy.istio;

import org.jspecify.annotations.NullMarked;
