package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.kubernetes.ProxyMode;
import io.steelyard.scenario.kubernetes.ServiceAffinity;
import io.steelyard.scenario.kubernetes.ServiceExternalTrafficPolicy;
import io.steelyard.select.SelectorKind;
import io.steelyard.select.Sharing;
import io.steelyard.select.haproxy.Haproxy;
import io.steelyard.select.kubeproxy.KubeProxy;
import io.steelyard.select.nginx.Nginx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A measured policy as a selector with options: a translation of the directive, word by word.
 *
 * @param workers threads or workers of the process
 * @param random whether the product draws numbers that nobody else can draw, or the kernel chose among workers whose states
 *     differ
 * @param product which of the products it is
 */
public record RealPolicy(SelectorKind<?> kind, int workers, boolean random, Product product) {
    /** Whose policy it is. */
    public enum Product {
        HAPROXY,
        NGINX,
        LINUX
    }

    /**
     * Reads the fields {@code product} and {@code directive} of a case.
     *
     * @param workers as the case gives it
     * @param zone whether nginx has a zone
     * @param serverWords what stands on each server's line, such as {@code slowstart 15s}
     * @return nothing where the product or its version is not one that is followed
     */
    static Optional<RealPolicy> of(JsonNode body, int workers, boolean zone, String serverWords) {
        String product = Json.text(body, "product");
        String directive = Json.text(body, "directive");
        int threads = Math.max(1, workers);
        try {
            if (product.startsWith("HAProxy 2.")) {
                return Optional.of(haproxy(directive, threads, serverWords));
            }
            if (product.startsWith("nginx 1.")) {
                return Optional.of(nginx(directive, threads, zone, serverWords));
            }
            return product.startsWith("Linux") ? Optional.of(linux(directive)) : Optional.empty();
        } catch (IllegalArgumentException refused) {
            throw new MalformedCaseException("has a directive that is refused: " + refused.getMessage());
        }
    }

    private static RealPolicy haproxy(String directive, int threads, String serverWords) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : directive.split(";", -1)) {
            String[] words = line.trim().split(" ", 2);
            lines.put(words[0], words.length > 1 ? words[1].trim() : "");
        }
        Map<String, String> server = pairs(serverWords, " ");
        Haproxy.Config config = new Haproxy.Config(
                Optional.ofNullable(lines.remove("balance")).orElse("roundrobin"),
                Optional.ofNullable(lines.remove("hash-type")),
                Optional.ofNullable(lines.remove("hash-balance-factor"))
                        .map(Integer::parseInt)
                        .orElse(0),
                Optional.ofNullable(server.remove("slowstart")).map(Durations::parse));
        refuseOthers(lines);
        refuseOthers(server);
        boolean random = config.balance().startsWith("random") && threads > 1;
        return new RealPolicy(new SelectorKind<>(Haproxy.PROVIDER, config), threads, random, Product.HAPROXY);
    }

    private static RealPolicy nginx(String directive, int workers, boolean zone, String serverWords) {
        Map<String, String> server = pairs(serverWords, "=");
        Nginx.Config config = new Nginx.Config(
                directive.isEmpty() ? "round robin" : directive,
                zone,
                Optional.ofNullable(server.remove("max_fails"))
                        .map(Integer::parseInt)
                        .orElse(1),
                Optional.ofNullable(server.remove("fail_timeout"))
                        .map(Durations::parse)
                        .orElse(Duration.ofSeconds(10)));
        refuseOthers(server);
        SelectorKind<Nginx.Config> kind = new SelectorKind<>(Nginx.PROVIDER, config);
        boolean random = directive.startsWith("random") || (workers > 1 && kind.sharing() == Sharing.NOTHING);
        return new RealPolicy(kind, workers, random, Product.NGINX);
    }

    private static RealPolicy linux(String directive) {
        ProxyMode mode = switch (directive) {
            case "nft" -> ProxyMode.NFTABLES;
            case "iptables" -> ProxyMode.IPTABLES;
            default -> throw new IllegalArgumentException("directive must be nft or iptables but is " + directive);
        };
        KubeProxy.Config config = new KubeProxy.Config(
                mode,
                Optional.empty(),
                1,
                ServiceAffinity.None,
                Optional.empty(),
                ServiceExternalTrafficPolicy.Cluster);
        return new RealPolicy(new SelectorKind<>(KubeProxy.PROVIDER, config), 1, true, Product.LINUX);
    }

    private static Map<String, String> pairs(String words, String separator) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (words.isBlank()) {
            return pairs;
        }
        if (separator.equals(" ")) {
            String[] all = words.trim().split("\\s+", -1);
            for (int i = 0; i + 1 < all.length; i += 2) {
                pairs.put(all[i], all[i + 1]);
            }
            return pairs;
        }
        for (String word : words.trim().split("\\s+", -1)) {
            String[] parts = word.split(separator, 2);
            pairs.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return pairs;
    }

    private static void refuseOthers(Map<String, String> rest) {
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("nothing is known of " + rest);
        }
    }
}
