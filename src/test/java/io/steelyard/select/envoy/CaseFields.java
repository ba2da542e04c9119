package io.steelyard.select.envoy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads the fields of conformance cases. */
final class CaseFields {
    private CaseFields() {}

    /** A 64-bit unsigned number, written as a number or as a text. */
    static long unsigned(JsonNode node) {
        return node.isTextual()
                ? Long.parseUnsignedLong(node.textValue())
                : Long.parseUnsignedLong(node.bigIntegerValue().toString());
    }

    static int[] ints(JsonNode node) {
        int[] numbers = new int[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = node.get(i).intValue();
        }
        return numbers;
    }

    static double[] doubles(JsonNode node) {
        double[] numbers = new double[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = node.get(i).doubleValue();
        }
        return numbers;
    }

    static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    static int intOr(JsonNode test, String field, int otherwise) {
        return test.has(field) ? test.get(field).intValue() : otherwise;
    }

    static String sha256(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static String sha256(String text) {
        return sha256(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
