package io.steelyard.report.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A folder of results that is there as a whole or not at all.
 *
 * <p>Its files are written into a hidden folder beside it, which takes its place at the end. If anything fails, or the
 * program is told to stop, the hidden folder is removed and an earlier result stays as it was.
 */
public final class ResultFolder {
    /** The file by which a folder is known to hold results. */
    public static final String SUMMARY = "summary.json";

    private final Path target;
    private final Path fresh;
    private final Path former;

    private ResultFolder(Path target, Path fresh) {
        this.target = target;
        this.fresh = fresh;
        this.former = target.resolveSibling(".old" + fresh.getFileName());
    }

    /** Whoever writes the files. */
    @FunctionalInterface
    public interface Contents {
        /** Writes files into an empty folder. */
        void writeInto(Path folder) throws IOException;
    }

    /**
     * Writes results, in place of an earlier result if there is one.
     *
     * @param target the folder; parents that do not exist are made
     * @param contents writes the files; if it fails, nothing changes
     * @throws ResultFolderException if the target is not free, or anything cannot be written
     */
    public static void write(Path target, Contents contents) throws ResultFolderException {
        try {
            Path place = place(target);
            ResultFolder folder = new ResultFolder(place, makeHidden(place));
            folder.fill(contents);
        } catch (ResultFolderException e) {
            throw e;
        } catch (IOException e) {
            throw ResultFolderException.of(target, e);
        } catch (UncheckedIOException e) {
            throw ResultFolderException.of(target, Objects.requireNonNull(e.getCause()));
        }
    }

    /** Where the target really is; refuses one that holds other things than results. */
    private static Path place(Path target) throws IOException {
        Path place = target.toAbsolutePath().normalize();
        if (place.getParent() == null) {
            throw ResultFolderException.of(target, "it is the root of the file system");
        }
        if (!Files.exists(place)) {
            return place;
        }
        if (!Files.isDirectory(place)) {
            throw new NotDirectoryException(target.toString());
        }
        if (!Files.exists(place.resolve(SUMMARY)) && !isEmpty(place)) {
            throw ResultFolderException.of(
                    target, "the folder holds other files than results, which would be lost; name another one");
        }
        return place.toRealPath();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static Path makeHidden(Path place) throws IOException {
        Files.createDirectories(place.resolveSibling("."));
        String name =
                ".tmp-" + place.getFileName() + "-" + ProcessHandle.current().pid();
        for (int attempt = 0; ; attempt++) {
            try {
                return Files.createDirectory(place.resolveSibling(attempt == 0 ? name : name + "-" + attempt));
            } catch (FileAlreadyExistsException taken) {
                // The next name is tried.
            }
        }
    }

    private void fill(Contents contents) throws IOException {
        Thread rescue = new Thread(this::undo, "result folder rescue");
        Runtime.getRuntime().addShutdownHook(rescue);
        try {
            contents.writeInto(fresh);
            takePlace();
        } finally {
            undo();
            forget(rescue);
        }
    }

    private void takePlace() throws IOException {
        if (Files.exists(target)) {
            Files.move(target, former, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Puts the earlier result back if nothing has taken its place, and removes what is hidden. */
    private void undo() {
        try {
            if (Files.exists(former) && !Files.exists(target)) {
                Files.move(former, target, StandardCopyOption.ATOMIC_MOVE);
            }
            delete(fresh);
            delete(former);
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(ResultFolder.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot remove " + fresh + " or " + former, e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> files = Files.walk(folder)) {
            inside = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : inside) {
            Files.deleteIfExists(file);
        }
    }

    private static void forget(Thread rescue) {
        try {
            Runtime.getRuntime().removeShutdownHook(rescue);
        } catch (IllegalStateException stopping) {
            // The program is being stopped: the hook is running or has run.
            return;
        }
    }
}
