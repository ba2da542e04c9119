/**
 * The Lua balancers of ingress-nginx, controller v1 ({@code rootfs/etc/nginx/lua/balancer}), over those of lua-resty-balancer
 * 0.04.
 */
@NullMarked
package io.steelyard.select.ingressnginx;

import org.jspecify.annotations.NullMarked;
