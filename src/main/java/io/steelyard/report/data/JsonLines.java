package io.steelyard.report.data;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.util.List;

/**
 * The layout of JSON that is compared line by line: each field of the outermost object, and each object of a named list,
 * begins a line; everything else stays on the line of what holds it.
 */
final class JsonLines extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // List.of is serialisable, and a layout is never serialised
    private final List<String> lists;

    /** A layout in which the objects of the lists of these names begin lines. */
    JsonLines(List<String> lists) {
        this.lists = List.copyOf(lists);
    }

    @Override
    public void beforeObjectEntries(JsonGenerator generator) throws IOException {
        lineIf(generator, isOutermost(generator.getOutputContext()), "");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator generator) throws IOException {
        generator.writeRaw(',');
        lineIf(generator, isOutermost(generator.getOutputContext()), " ");
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator generator) throws IOException {
        generator.writeRaw(": ");
    }

    @Override
    public void writeEndObject(JsonGenerator generator, int entries) throws IOException {
        generator.writeRaw(isOutermost(generator.getOutputContext()) ? "\n}" : "}");
    }

    @Override
    public void beforeArrayValues(JsonGenerator generator) throws IOException {
        lineIf(generator, isListed(generator.getOutputContext()), "");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator generator) throws IOException {
        generator.writeRaw(',');
        lineIf(generator, isListed(generator.getOutputContext()), " ");
    }

    private void lineIf(JsonGenerator generator, boolean line, String otherwise) throws IOException {
        if (!line) {
            generator.writeRaw(otherwise);
            return;
        }
        generator.writeRaw('\n');
        for (JsonStreamContext at = generator.getOutputContext(); at != null; at = at.getParent()) {
            generator.writeRaw(isOutermost(at) || isListed(at) ? "  " : "");
        }
    }

    private static boolean isOutermost(JsonStreamContext at) {
        return at.inObject() && at.getParent().inRoot();
    }

    private boolean isListed(JsonStreamContext at) {
        return at.inArray() && lists.contains(String.valueOf(at.getParent().getCurrentName()));
    }
}
