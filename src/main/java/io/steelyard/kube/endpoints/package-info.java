/** EndpointSlices: what they say of pods, and when kube-proxy and istiod act on it. */
@NullMarked
package io.steelyard.kube.endpoints;

import org.jspecify.annotations.NullMarked;
