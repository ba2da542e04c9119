package io.steelyard.select.nginx;

import io.steelyard.select.nginx.Directive.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The policies of nginx that the options of {@code nginx} tell apart, by name. */
public final class NginxPolicies {
    /** Values of {@code method} that are refused by name. */
    public static final List<String> REFUSED =
            List.of("least_time header", "sticky cookie", "random two least_time=header");

    private NginxPolicies() {}

    /** One configuration of each policy. */
    public static List<Nginx.Config> all() {
        return Arrays.stream(Kind.values())
                .map(kind -> new Nginx.Config(directive(kind), false, 1, Duration.ofSeconds(10)))
                .toList();
    }

    /** The policy's name. */
    public static String of(Nginx.Config config) {
        return "`" + directive(Directive.parse(config.method()).kind()) + "`";
    }

    /** Whether peers are drawn. */
    public static boolean draws(Nginx.Config config) {
        return switch (Directive.parse(config.method()).kind()) {
            case RANDOM, RANDOM_TWO -> true;
            case ROUND_ROBIN, LEAST_CONN, HASH, HASH_CONSISTENT, IP_HASH -> false;
        };
    }

    /** What of a policy cannot be known. */
    public static String unknown(Nginx.Config config) {
        return switch (Directive.parse(config.method()).kind()) {
            case RANDOM, RANDOM_TWO ->
                "the C library's random numbers have the process number and the time as their seed";
            case ROUND_ROBIN, LEAST_CONN ->
                "statistical with several workers and no `zone`: which worker takes which connection";
            case HASH, HASH_CONSISTENT, IP_HASH -> "";
        };
    }

    private static String directive(Kind kind) {
        return switch (kind) {
            case ROUND_ROBIN -> "round robin";
            case LEAST_CONN -> "least_conn";
            case RANDOM -> "random";
            case RANDOM_TWO -> "random two least_conn";
            case HASH -> "hash $variable";
            case HASH_CONSISTENT -> "hash $variable consistent";
            case IP_HASH -> "ip_hash";
        };
    }
}
