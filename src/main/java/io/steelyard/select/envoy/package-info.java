/**
 * The balancers of Envoy 1.36, exact to the bit where they hash and exact in the order of their random draws.
 *
 * <p>Source: the Envoy tree of release 1.36 (envoyproxy/envoy-openssl, branch release/v1.36, commit 8809cfea7d8f). Each
 * class names the file it follows, relative to {@code source/extensions/load_balancing_policies}.
 */
@NullMarked
package io.steelyard.select.envoy;

import org.jspecify.annotations.NullMarked;
