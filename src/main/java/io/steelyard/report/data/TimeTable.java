package io.steelyard.report.data;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code series.csv} or {@code pods.csv} holds: columns of numbers over time, for each variant.
 *
 * @param columns the names of the columns, without variant and time
 * @param variants by name, in the order of the file
 */
public record TimeTable(List<String> columns, Map<String, Lines> variants) {
    private static final int FIRST_COLUMN = 2;

    public TimeTable {
        columns = List.copyOf(columns);
        variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
    }

    /**
     * The numbers of one variant.
     *
     * @param seconds the instants
     * @param values by column, then instant; NaN where the file has none
     */
    @SuppressWarnings("ArrayRecordComponent") // read by index and never compared
    public record Lines(double[] seconds, double[][] values) {}

    /** The values of a column of a variant. */
    public double[] values(String variant, String column) {
        Lines lines = variants.get(variant);
        int index = columns.indexOf(column);
        if (lines == null || index < 0) {
            throw new IllegalArgumentException("no column " + column + " of a variant " + variant);
        }
        return lines.values()[index];
    }

    /**
     * Reads a file.
     *
     * @throws MalformedResultException if it is no such table
     */
    public static TimeTable read(Path file) throws IOException {
        List<NamedCsvRecord> records = Csv.read(file);
        Map<String, List<NamedCsvRecord>> byVariant = new LinkedHashMap<>();
        List<String> header = List.of();
        for (NamedCsvRecord record : records) {
            header = record.getHeader();
            if (!header.subList(0, Math.min(FIRST_COLUMN, header.size())).equals(List.of(Csv.VARIANT, Csv.TIME))) {
                throw new MalformedResultException(
                        file + ": must begin with the columns " + Csv.VARIANT + "," + Csv.TIME);
            }
            byVariant
                    .computeIfAbsent(record.getField(0), name -> new ArrayList<>())
                    .add(record);
        }
        Map<String, Lines> variants = new LinkedHashMap<>();
        for (Map.Entry<String, List<NamedCsvRecord>> entry : byVariant.entrySet()) {
            variants.put(entry.getKey(), lines(entry.getValue(), header.size(), file));
        }
        return new TimeTable(header.isEmpty() ? header : header.subList(FIRST_COLUMN, header.size()), variants);
    }

    private static Lines lines(List<NamedCsvRecord> records, int fields, Path file) throws IOException {
        double[] seconds = new double[records.size()];
        double[][] values = new double[fields - FIRST_COLUMN][records.size()];
        for (int sample = 0; sample < seconds.length; sample++) {
            NamedCsvRecord record = records.get(sample);
            try {
                seconds[sample] = Double.parseDouble(record.getField(1));
                for (int column = 0; column < values.length; column++) {
                    values[column][sample] = Numbers.parse(record.getField(column + FIRST_COLUMN));
                }
            } catch (NumberFormatException e) {
                throw new MalformedResultException(file + ": line " + record.getStartingLineNumber()
                        + ": a field is no number: " + e.getMessage());
            }
        }
        return new Lines(seconds, values);
    }
}
