/**
 * Cases in JSON against the production classes: of Kubernetes' and Envoy's own tests, of specifications, and measured on
 * real proxies.
 */
package io.steelyard.conformance;
