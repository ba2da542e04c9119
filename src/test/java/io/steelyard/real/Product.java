package io.steelyard.real;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A product that the check runs, if it is installed. */
enum Product {
    HAPROXY("HAProxy", "2.6", Pattern.compile("HAProxy version (\\S+)")),
    NGINX("nginx", "1.22", Pattern.compile("nginx/(\\S+)"));

    private final String title;
    private final String followed;
    private final Pattern version;

    Product(String title, String followed, Pattern version) {
        this.title = title;
        this.followed = followed;
        this.version = version;
    }

    /** How its makers write it. */
    String title() {
        return title;
    }

    private String command() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * An installed product.
     *
     * @param name with its version, such as {@code HAProxy 2.6.12-1+deb12u4}
     */
    record Installed(Product product, Path program, String name) {}

    /** Why the check skips a product that is absent, or here in a version that is not followed. */
    String absence() {
        return "skipped: " + title + " " + followed
                + " is not on the PATH, nor in an sbin folder beside it; on Debian 12:"
                + " apt-get install -y --no-install-recommends " + command();
    }

    /** Looks for the program on the search path, and where {@code x/bin} stands on it in {@code x/sbin} too. */
    Optional<Installed> find(String searchPath) {
        for (String folder : searchPath.split(File.pathSeparator, -1)) {
            if (folder.isEmpty()) {
                continue;
            }
            Path bin = Path.of(folder);
            for (Path program : new Path[] {
                bin.resolve(command()), bin.resolveSibling("sbin").resolve(command())
            }) {
                if (Files.isExecutable(program) && !Files.isDirectory(program)) {
                    return version(program).map(found -> new Installed(this, program, title + " " + found));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> version(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "-v")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(10, TimeUnit.SECONDS);
            Matcher found = version.matcher(output);
            return found.find() && (found.group(1) + ".").startsWith(followed + ".")
                    ? Optional.of(found.group(1))
                    : Optional.empty();
        } catch (IOException unusable) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
