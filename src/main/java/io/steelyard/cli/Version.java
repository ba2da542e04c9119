package io.steelyard.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest says it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not run from a jar)");
        return new String[] {"Steelyard " + version, "JDK " + System.getProperty("java.version")};
    }
}
