/**
 * The load balancing methods of nginx 1.22, one file per method.
 *
 * <p>They follow {@code src/http/ngx_http_upstream_round_robin.c} and
 * {@code src/http/modules/ngx_http_upstream_{least_conn,random,hash,ip_hash}_module.c} of that version.
 */
@NullMarked
package io.steelyard.select.nginx;

import org.jspecify.annotations.NullMarked;
