package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One case of a conformance file.
 *
 * @param file the file it stands in
 * @param id its number, unique within the file
 * @param body all that the file says of it
 */
public record ConformanceCase(CaseFile file, String id, JsonNode body) {
    /** A field that must be there. */
    JsonNode field(String name) {
        return Json.field(body, name);
    }
}
