package io.steelyard.select.ingressnginx;

import io.steelyard.scenario.Key;
import io.steelyard.scenario.NotModelled;
import io.steelyard.select.RetryRule;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.Sharing;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The kind {@code ingress-nginx}: a backend of the ingress controller, whose workers each choose for themselves.
 *
 * <p>Follows the controller v1. A try that fails is followed by two more (its {@code proxy-next-upstream-tries} of 3), for
 * which the balancer is asked again.
 */
public final class IngressNginx {
    /** The kind. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.ofTables(
                    "ingress-nginx",
                    "a backend of ingress-nginx v1: round_robin, or a consistent hash of a key, by each worker for itself",
                    Config.class,
                    IngressNginx::create)
            .sharing(config -> Sharing.NOTHING)
            .retrying(config -> new RetryRule(2, RetryRule.Again.CHOOSE, 0));

    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+|\\$\\{\\w+}");

    private IngressNginx() {}

    /**
     * The options of {@code ingress-nginx}, named as its annotations are.
     *
     * @param upstreamHashBy the variable that is hashed, such as {@code $http_x_user}: the client's key; without it,
     *     endpoints are chosen in turn ({@code round_robin})
     */
    @NotModelled({
        "load-balance",
        "upstream-hash-by-subset",
        "upstream-hash-by-subset-size",
        "affinity",
        "affinity-mode",
        "affinity-canary-behavior",
        "session-cookie-name",
        "session-cookie-change-on-failure",
        "service-upstream",
        "proxy-next-upstream",
        "proxy-next-upstream-tries",
        "proxy-connect-timeout"
    })
    public record Config(@Key("upstream-hash-by") Optional<String> upstreamHashBy) {
        public Config {
            upstreamHashBy.ifPresent(Config::checkVariable);
        }

        private static void checkVariable(String text) {
            if (!VARIABLE.matcher(text).matches()) {
                throw new IllegalArgumentException(
                        "upstreamHashBy must be one variable such as $http_x_user but is " + text);
            }
            if (text.contains("remote_addr")) {
                throw new IllegalArgumentException("upstreamHashBy " + text + " is not modelled yet");
            }
        }
    }

    private static Selector create(Config config, SelectorContext context) {
        return config.upstreamHashBy().isPresent()
                ? new ConsistentHash(context.tables())
                : new RoundRobin(context.random());
    }
}
