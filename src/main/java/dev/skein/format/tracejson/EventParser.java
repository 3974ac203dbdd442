package dev.skein.format.tracejson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.skein.format.CommonCode;
import dev.skein.format.Diagnostics;
import dev.skein.task.Work;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Reads trace-event JSON token by token into [JsonEvents]; a file that is cut off gives what comes
/// before.
///
/// FORMAT: `ts` and `dur` are microseconds with fractions whatever `displayTimeUnit` says; a
/// missing `dur` is 0; ids may be numbers up to 2^64 - 1 or text.
final class EventParser {
    private static final double NANOS_PER_MICRO = 1000;
    /// 63 years, more than any clock of a trace counts from.
    private static final double MAX_MICROS = 2e15;
    private static final int CHECK_MASK = (1 << 14) - 1;
    private static final int MAX_DEPTH = 200;

    private final JsonEvents events = new JsonEvents();
    private final JsonParser parser;
    private final Diagnostics diagnostics;
    private final Work work;
    private int openRow = -1;

    private EventParser(JsonParser parser, Diagnostics diagnostics, Work work) {
        this.parser = parser;
        this.diagnostics = diagnostics;
        this.work = work;
    }

    static JsonEvents parse(InputStream in, Diagnostics diagnostics, Work work) throws IOException {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                        .build();
        try (JsonParser parser = factory.createParser(in)) {
            EventParser run = new EventParser(parser, diagnostics, work);
            try {
                run.document();
            } catch (JsonParseException | StreamConstraintsException e) {
                run.dropOpenEvent();
                long offset = Math.max(0, parser.currentLocation().getByteOffset());
                diagnostics.countAtByte(
                        CommonCode.TRUNCATED_FILE,
                        offset,
                        "the JSON ends or breaks in the middle; what lies before is shown");
            }
            return run.events;
        }
    }

    private void dropOpenEvent() {
        if (openRow >= 0) {
            events.size = openRow;
        }
    }

    private void document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            array();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("traceEvents") && value == JsonToken.START_ARRAY) {
                array();
            } else if (field.equals("stackFrames") && value == JsonToken.START_OBJECT) {
                frames();
            } else {
                parser.skipChildren();
            }
        }
    }

    private void array() throws IOException {
        JsonToken token = parser.nextToken();
        while (token != null && token != JsonToken.END_ARRAY) {
            if (token == JsonToken.START_OBJECT) {
                event();
            } else {
                parser.skipChildren();
            }
            token = parser.nextToken();
        }
    }

    private void event() throws IOException {
        long offset = parser.currentTokenLocation().getByteOffset();
        int row = events.add();
        openRow = row;
        if ((row & CHECK_MASK) == 0) {
            work.checkCancelled();
            work.progress(Math.max(0, offset), work.total());
        }
        clear(row);
        Arguments arguments = new Arguments();
        boolean hasTime = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (field) {
                case "ph" -> events.phase[row] = phase(parser.getText());
                case "name" -> events.name[row] = text();
                case "cat" -> events.category[row] = text();
                case "pid" -> events.process[row] = text();
                case "tid" -> events.thread[row] = text();
                case "id" -> events.flow[row] = text();
                case "sf" -> events.startStack[row] = text();
                case "esf" -> events.endStack[row] = text();
                case "ts" -> {
                    hasTime = true;
                    events.start[row] = nanos();
                }
                case "dur" -> events.duration[row] = Math.max(0, nanos());
                case "args" -> arguments(value, arguments);
                default -> parser.skipChildren();
            }
        }
        finish(row, arguments, hasTime, offset);
        openRow = -1;
    }

    private void clear(int row) {
        events.phase[row] = 0;
        events.name[row] = Names.NONE;
        events.category[row] = Names.NONE;
        events.process[row] = Names.NONE;
        events.thread[row] = Names.NONE;
        events.flow[row] = Names.NONE;
        events.startStack[row] = Names.NONE;
        events.endStack[row] = Names.NONE;
        events.start[row] = 0;
        events.duration[row] = 0;
    }

    private static byte phase(@Nullable String text) {
        return text == null || text.length() != 1 ? 0 : (byte) text.charAt(0);
    }

    private int text() throws IOException {
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
            return Names.NONE;
        }
        return events.names.number(parser.getText());
    }

    private long nanos() throws IOException {
        double micros;
        if (parser.currentToken().isNumeric()) {
            micros = parser.getDoubleValue();
        } else {
            parser.skipChildren();
            return 0;
        }
        return Math.round(Math.clamp(micros, -MAX_MICROS, MAX_MICROS) * NANOS_PER_MICRO);
    }

    /// What is kept of `args`: a name, and numbers for counters.
    private static final class Arguments {
        private @Nullable String name;
        private int[] series = new int[4];
        private double[] values = new double[4];
        private int count;

        private void add(int key, double value) {
            if (count == series.length) {
                series = java.util.Arrays.copyOf(series, count * 2);
                values = java.util.Arrays.copyOf(values, count * 2);
            }
            series[count] = key;
            values[count++] = value;
        }
    }

    private void arguments(JsonToken value, Arguments out) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken own = parser.nextToken();
            if (own == JsonToken.VALUE_STRING && field.equals("name")) {
                out.name = parser.getText();
            } else if (own.isNumeric()) {
                out.add(events.names.number(field), parser.getDoubleValue());
            } else {
                parser.skipChildren();
            }
        }
    }

    /// Counters and names leave the columns, everything else stays.
    private void finish(int row, Arguments arguments, boolean hasTime, long offset) {
        switch (events.phase[row]) {
            case 'M' -> {
                metadata(row, arguments.name);
                events.size--;
            }
            case 'C' -> {
                for (int i = 0; i < arguments.count; i++) {
                    events.samples.add(
                            new JsonEvents.Sample(
                                    events.name[row],
                                    arguments.series[i],
                                    events.start[row],
                                    arguments.values[i]));
                }
                events.size--;
            }
            default -> {
                if (events.phase[row] == 0 || !hasTime) {
                    events.size--;
                    diagnostics.countAtByte(TraceJsonCode.BAD_EVENT, Math.max(0, offset));
                }
            }
        }
    }

    private void metadata(int row, @Nullable String value) {
        if (value == null) {
            return;
        }
        switch (events.nameText(row)) {
            case "process_name" -> events.processNames.put(events.process[row], value);
            case "thread_name" -> events.threadNames.put(events.threadKey(row), value);
            default -> {}
        }
    }

    private void frames() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int id = events.names.number(parser.currentName());
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            int name = Names.NONE;
            int parent = Names.NONE;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "name" -> name = text();
                    case "parent" -> parent = text();
                    default -> parser.skipChildren();
                }
            }
            events.frames.put(id, new int[] {name, parent});
        }
    }
}
