package io.steelyard.scenario;

/**
 * The Kubernetes version whose rules the control plane follows.
 *
 * @param version major and minor, for example {@code 1.34}
 */
@Shorthand("version")
public record KubernetesVersion(@Default("\"1.34\"") String version) {
    public KubernetesVersion {
        if (!version.matches("1\\.\\d{1,2}")) {
            throw new IllegalArgumentException("version must look like \"1.34\" (in quotes) but is " + version);
        }
        int minor = Integer.parseInt(version.substring(2));
        if (minor < 27 || minor > 37) {
            throw new IllegalArgumentException("version must be between 1.27 and 1.37 but is " + version);
        }
    }

    /** The minor version, 34 for 1.34. */
    public int minor() {
        return Integer.parseInt(version.substring(2));
    }
}
