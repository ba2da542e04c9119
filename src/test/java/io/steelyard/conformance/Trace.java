package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.hash.Mix32;
import io.steelyard.select.KeySpelling;
import io.steelyard.select.SourceAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** What was done to a balancer, step by step, as a file of steps tells it. */
public record Trace(List<Step> steps, Keys keys, Sources sources) {
    private static final Pattern MODULO = Pattern.compile("\\(id mod (\\d+)\\)");

    /**
     * One line.
     *
     * @param operation O: open; C: close; A, R: add by run-time command or by reload; D: drain; K: kill; U: return
     * @param id of the connection, for O and C
     * @param servers whose state changes
     * @param key the number of the connection's key
     */
    public record Step(char operation, int id, List<String> servers, int key, long nanos) {}

    /** The keys of a trace, by number. */
    public static final class Keys implements KeySpelling {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<byte[]> texts = new ArrayList<>();

        int number(String text) {
            return numbers.computeIfAbsent(text, added -> {
                texts.add(added.getBytes(StandardCharsets.UTF_8));
                return texts.size() - 1;
            });
        }

        @Override
        public int length(long key) {
            return texts.get((int) key).length;
        }

        @Override
        public byte[] write(long key, byte[] into) {
            byte[] text = texts.get((int) key);
            byte[] to = into.length < text.length ? new byte[text.length] : into;
            System.arraycopy(text, 0, to, 0, text.length);
            return to;
        }
    }

    /** The address of each client, such as {@code 127.1.(id mod 200).1}. */
    public record Sources(String form) {
        /** The id of the source that has the client's address. */
        public int of(int client) {
            Matcher modulo = MODULO.matcher(form);
            String text = modulo.replaceAll(found -> String.valueOf(client % Integer.parseInt(found.group(1))));
            int address = 0;
            for (String octet : text.split("\\.", -1)) {
                address = (address << 8) | Integer.parseInt(octet);
            }
            return idOf(address);
        }

        /** The finalizer of MurmurHash3 backwards: its multipliers' inverses, its shifts undone. */
        private static int idOf(int address) {
            int word = (address ^ (address >>> 16)) * 0x7ED1B41D;
            word = (word ^ (word >>> 13) ^ (word >>> 26)) * 0xA5CB9243;
            int id = word ^ (word >>> 16);
            if (SourceAddress.ipv4(id) != address || Mix32.murmur3(id) != address) {
                throw new IllegalStateException("no source has the address " + Integer.toHexString(address));
            }
            return id;
        }
    }

    public static Trace read(CaseFile file) {
        Path path = file.path().resolveSibling(Json.text(file.root(), "steps"));
        Keys keys = new Keys();
        List<Step> steps = new ArrayList<>();
        for (String[] cells : lines(path)) {
            try {
                char operation = cells[0].charAt(0);
                boolean ofConnection = operation == 'O' || operation == 'C';
                steps.add(new Step(
                        operation,
                        ofConnection ? Integer.parseInt(cells[1]) : -1,
                        ofConnection ? List.of() : List.of(cells[1].split("\\|", -1)),
                        operation == 'O' ? keys.number(cells[2]) : -1,
                        nanos(cells[3])));
            } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException wrong) {
                throw new MalformedCaseException(path.getFileName() + ": no step: " + String.join(",", cells));
            }
        }
        JsonNode form = Json.field(file.root(), "source_address");
        return new Trace(List.copyOf(steps), keys, new Sources(form.asText()));
    }

    static long nanos(String seconds) {
        return new BigDecimal(seconds).movePointRight(9).longValueExact();
    }

    /** The lines of a compressed table after its first one, in cells. */
    static List<String[]> lines(Path path) {
        List<String[]> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    lines.add(line.split(",", -1));
                }
            }
        } catch (IOException unreadable) {
            throw new MalformedCaseException(path.getFileName() + " cannot be read: " + unreadable);
        }
        return lines;
    }
}
