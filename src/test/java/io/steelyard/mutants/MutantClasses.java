package io.steelyard.mutants;

import io.steelyard.Steelyard;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/**
 * A class loader that has all of this project's classes anew, with some of them changed: whatever is asked of them runs the
 * changed code.
 */
final class MutantClasses extends URLClassLoader {
    private static final String OURS = "io.steelyard.";
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "steelyard");

    private MutantClasses(URL[] folders) {
        super(folders, MutantClasses.class.getClassLoader());
    }

    /** The project as it is. */
    static MutantClasses unchanged() {
        return new MutantClasses(folders().toArray(URL[]::new));
    }

    /**
     * The project with one line wrong.
     *
     * @param folder empty; the changed classes go there
     * @throws IllegalStateException if the line does not stand there exactly once, or does not compile
     */
    static MutantClasses of(Mutant mutant, Path folder) {
        return of(mutant.file(), mutant.original(), mutant.replacement(), folder);
    }

    /** The same for a line that is not among the mutants of the control plane. */
    static MutantClasses of(String name, String original, String replacement, Path folder) {
        try {
            Path file = SOURCES.resolve(name);
            String source = Files.readString(file);
            int first = source.indexOf(original);
            if (first < 0 || source.indexOf(original, first + 1) >= 0) {
                throw new IllegalStateException(file + " must hold this exactly once: " + original);
            }
            Path changed = folder.resolve(file.getFileName());
            Files.writeString(changed, source.replace(original, replacement));
            compile(changed, folder);
            List<URL> urls = new ArrayList<>();
            urls.add(folder.toUri().toURL());
            urls.addAll(folders());
            return new MutantClasses(urls.toArray(URL[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path source, Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none", "-nowarn", "-d", folder.toString(), "-cp", pathOf(Steelyard.class, NullMarked.class));
            boolean done = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            if (!done) {
                throw new IllegalStateException(source + " does not compile: " + messages);
            }
        }
    }

    /** The class path that holds some classes. */
    private static String pathOf(Class<?>... types) {
        List<String> paths = new ArrayList<>();
        for (Class<?> type : types) {
            paths.add(Path.of(URI.create(where(type).toString())).toString());
        }
        return String.join(File.pathSeparator, paths);
    }

    private static URL where(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** Where the classes of main and of the tests are. */
    private static List<URL> folders() {
        return List.of(where(Steelyard.class), where(MutantClasses.class));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    /** Calls a public static method of one of these classes. */
    Object call(Class<?> type, String method, String... arguments) {
        try {
            Class<?>[] types = new Class<?>[arguments.length];
            Arrays.fill(types, String.class);
            return loadClass(type.getName()).getMethod(method, types).invoke(null, (Object[]) arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot call " + type.getName() + "." + method, e);
        }
    }
}
