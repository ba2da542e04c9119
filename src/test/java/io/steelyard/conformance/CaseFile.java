package io.steelyard.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of conformance cases.
 *
 * @param folder the folder in which its kind was looked for, so that a case may name files beside it
 * @param path where it lies
 * @param root what it holds
 */
public record CaseFile(Path folder, Path path, JsonNode root) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(100).build());
    }

    /** Reads a file; throws {@link MalformedCaseException} with the line and column where it is not JSON. */
    static CaseFile read(Path folder, Path path) {
        try {
            JsonNode root = MAPPER.readTree(Files.readAllBytes(path));
            return new CaseFile(folder, path, root);
        } catch (JsonProcessingException malformed) {
            throw new MalformedCaseException("is not JSON: " + malformed.getOriginalMessage() + " at line "
                    + malformed.getLocation().getLineNr() + ", column "
                    + malformed.getLocation().getColumnNr());
        } catch (IOException unreadable) {
            throw new MalformedCaseException("cannot be read: " + unreadable);
        }
    }

    /** The file's name below its folder. */
    String name() {
        return folder.relativize(path).toString();
    }
}
