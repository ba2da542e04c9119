package io.steelyard.scenario.kubernetes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A minor version of Kubernetes, such as 1.34: it decides which rules hold by default.
 *
 * @param minor the number after the {@code 1.}
 */
public record KubernetesVersion(int minor) implements Comparable<KubernetesVersion> {
    private static final Pattern SYNTAX = Pattern.compile("v?1\\.([0-9]{1,3})(?:\\..*)?");

    public KubernetesVersion {
        if (minor < 23) {
            throw new IllegalArgumentException(
                    "version must be 1.23 or later, the first with autoscaling/v2, but is 1." + minor);
        }
    }

    /** Reads {@code 1.34}, {@code v1.34} or {@code 1.34.2}; throws {@link IllegalArgumentException} otherwise. */
    public static KubernetesVersion parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("version '" + text + "' is not a version of Kubernetes such as 1.34");
        }
        return new KubernetesVersion(Integer.parseInt(matcher.group(1)));
    }

    /** Whether this is version 1.{@code minor} or a later one. */
    public boolean atLeast(int least) {
        return minor >= least;
    }

    @Override
    public int compareTo(KubernetesVersion other) {
        return Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return "1." + minor;
    }
}
