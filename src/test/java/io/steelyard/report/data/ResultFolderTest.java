package io.steelyard.report.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {
    @TempDir
    private Path folder;

    private static void fill(Path into, String text) throws IOException {
        Files.writeString(into.resolve(ResultFolder.SUMMARY), text);
        Files.createDirectory(into.resolve("charts"));
        Files.writeString(into.resolve("charts").resolve("a.svg"), text);
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aResultIsThereAsAWholeWithTheFoldersAboveIt() throws IOException {
        Path target = folder.resolve("results").resolve("burst");
        ResultFolder.write(target, into -> {
            assertTrue(Files.notExists(target));
            assertEquals(target.getParent(), into.getParent());
            fill(into, "new");
        });
        assertEquals("new", Files.readString(target.resolve("charts").resolve("a.svg")));
        assertEquals(List.of("results"), entries());
    }

    @Test
    void anEarlierResultIsReplacedWithAllItsFiles() throws IOException {
        Path target = folder.resolve("burst");
        ResultFolder.write(target, into -> {
            fill(into, "old");
            Files.writeString(into.resolve("left.csv"), "old");
        });
        ResultFolder.write(target, into -> fill(into, "new"));
        assertEquals("new", Files.readString(target.resolve(ResultFolder.SUMMARY)));
        assertTrue(Files.notExists(target.resolve("left.csv")));
        assertEquals(List.of("burst"), entries());
    }

    @Test
    void anEmptyFolderIsFree() throws IOException {
        Path target = Files.createDirectory(folder.resolve("burst"));
        ResultFolder.write(target, into -> fill(into, "new"));
        assertEquals("new", Files.readString(target.resolve(ResultFolder.SUMMARY)));
    }

    @Test
    void aFullDiskLeavesTheEarlierResultAndNothingElse() throws IOException {
        Path target = folder.resolve("burst");
        ResultFolder.write(target, into -> fill(into, "old"));
        ResultFolderException e = assertThrows(
                ResultFolderException.class,
                () -> ResultFolder.write(target, into -> {
                    fill(into, "half");
                    throw new IOException("No space left on device\nand more");
                }));
        assertEquals("cannot write results to " + target + ": No space left on device", e.getMessage());
        assertEquals("old", Files.readString(target.resolve(ResultFolder.SUMMARY)));
        assertEquals(List.of("burst"), entries());
    }

    @Test
    void afterAFaultInTheProgramNothingIsLeftEither() throws IOException {
        Path target = folder.resolve("burst");
        assertThrows(
                IllegalStateException.class,
                () -> ResultFolder.write(target, into -> {
                    fill(into, "half");
                    throw new IllegalStateException("a fault");
                }));
        assertEquals(List.of(), entries());
        ResultFolderException e = assertThrows(
                ResultFolderException.class,
                () -> ResultFolder.write(target, into -> {
                    throw new UncheckedIOException(new IOException("Disk quota exceeded"));
                }));
        assertEquals("cannot write results to " + target + ": Disk quota exceeded", e.getMessage());
        assertEquals(List.of(), entries());
    }

    @Test
    void aResultThatCannotTakeItsPlaceGivesItBack() throws IOException {
        Path target = folder.resolve("burst");
        ResultFolder.write(target, into -> fill(into, "old"));
        assertThrows(ResultFolderException.class, () -> ResultFolder.write(target, Files::delete));
        assertEquals("old", Files.readString(target.resolve(ResultFolder.SUMMARY)));
        assertEquals(List.of("burst"), entries());
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("results"), "mine");
        ResultFolderException inside = assertThrows(
                ResultFolderException.class,
                () -> ResultFolder.write(file.resolve("burst"), into -> fill(into, "new")));
        assertTrue(
                String.valueOf(inside.getMessage()).endsWith(file + " is a file, not a folder"), inside.getMessage());
        ResultFolderException itself =
                assertThrows(ResultFolderException.class, () -> ResultFolder.write(file, into -> fill(into, "new")));
        assertTrue(
                String.valueOf(itself.getMessage()).endsWith(file + " is a file, not a folder"), itself.getMessage());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void aFolderOfOtherFilesIsLeftAlone() throws IOException {
        Path target = Files.createDirectory(folder.resolve("thesis"));
        Files.writeString(target.resolve("chapter.tex"), "mine");
        ResultFolderException e =
                assertThrows(ResultFolderException.class, () -> ResultFolder.write(target, into -> fill(into, "new")));
        assertEquals(
                "cannot write results to " + target
                        + ": the folder holds other files than results, which would be lost; name another one",
                e.getMessage());
        assertEquals("mine", Files.readString(target.resolve("chapter.tex")));
        assertEquals(List.of("thesis"), entries());
    }

    @Test
    void theRootIsRefused() {
        assertThrows(
                ResultFolderException.class, () -> ResultFolder.write(folder.getRoot(), into -> fill(into, "new")));
    }

    @Test
    void aLinkKeepsPointingWhereTheResultsAre() throws IOException {
        Path target = folder.resolve("burst");
        ResultFolder.write(target, into -> fill(into, "old"));
        Path link = Files.createSymbolicLink(folder.resolve("latest"), target);
        ResultFolder.write(link, into -> fill(into, "new"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(target.resolve(ResultFolder.SUMMARY)));
    }
}
