package io.steelyard.report.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The one dialect of the CSV files: RFC 4180 in UTF-8, with lines that end in LF. */
final class Csv {
    static final String VARIANT = "variant";
    static final String TIME = "timeSeconds";

    private Csv() {}

    /** Writes the records after the header; does not close the writer. */
    static void write(Writer writer, List<String> header, Stream<List<String>> records) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        try {
            csv.writeRecord(header);
            records.forEach(csv::writeRecord);
            csv.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Reads all records after the header. */
    static List<NamedCsvRecord> read(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
            List<NamedCsvRecord> records = csv.stream().toList();
            for (NamedCsvRecord record : records) {
                if (record.getFieldCount() != record.getHeader().size()) {
                    throw new MalformedResultException(file + ": line " + record.getStartingLineNumber() + ": has "
                            + record.getFieldCount() + " fields where the first line has "
                            + record.getHeader().size());
                }
            }
            return records;
        } catch (CsvParseException e) {
            throw new MalformedResultException(file + ": " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
