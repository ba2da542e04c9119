package io.steelyard.yaml;

import io.steelyard.scenario.NearestName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a scenario file as text, refusing in one line whatever is no such file. */
final class FileText {
    static final int MOST_BYTES = 2_000_000;

    private FileText() {}

    static String read(Path file) {
        Place place = Place.whole(file.toString());
        byte[] bytes = bytes(file, place);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ScenarioException(place, "is not text in UTF-8: a scenario is a YAML file");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static byte[] bytes(Path file, Place place) {
        try {
            if (Files.isDirectory(file)) {
                throw new ScenarioException(place, "is a directory: name a scenario file in it");
            }
            if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
                throw new ScenarioException(place, tooLong(Files.size(file)));
            }
            try (var in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw new ScenarioException(place, tooLong(bytes.length));
                }
                return bytes;
            }
        } catch (NoSuchFileException e) {
            throw new ScenarioException(place, "there is no such file" + nearby(file));
        } catch (AccessDeniedException e) {
            throw new ScenarioException(place, "may not be read: permission denied");
        } catch (IOException e) {
            throw new ScenarioException(place, "cannot be read: " + e.getMessage());
        }
    }

    private static String tooLong(long bytes) {
        return "is too long for a scenario: " + bytes + " bytes or more, at most " + MOST_BYTES + " are read";
    }

    private static String nearby(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        Path name = file.getFileName();
        if (folder == null || name == null || !Files.isDirectory(folder)) {
            return "";
        }
        try (var files = Files.list(folder)) {
            var names = files.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(n -> n.endsWith(".yaml") || n.endsWith(".yml"))
                    .sorted()
                    .toList();
            return NearestName.hint(name.toString(), names);
        } catch (IOException e) {
            return "";
        }
    }
}
