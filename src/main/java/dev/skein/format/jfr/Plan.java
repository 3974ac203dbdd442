package dev.skein.format.jfr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How to walk over the fields of a type: one operation per primitive, structs inlined, and for
/// each wanted field the slot that takes its value.
///
/// A captured number or key is the value itself, a `float` or `double` its raw bits, a string or
/// array the index where it begins. Compiled once per metadata; immutable.
final class Plan {
    static final byte VARINT = 0;
    static final byte BYTE = 1;
    static final byte FOUR = 2;
    static final byte EIGHT = 3;
    static final byte STRING = 4;
    static final byte ARRAY = 5;
    private static final byte SKIPPED_VARINT = 6;

    /// Length of the array that [#decode] fills; the last slot takes what nobody asked for.
    static final int SLOTS = 16;

    static final int UNWANTED = SLOTS - 1;

    private static final int MAX_OPERATIONS = 512;
    private static final int MAX_DEPTH = 10;
    private static final int MALFORMED = -1;

    private final byte[] operations;
    private final byte[] targets;
    private final @Nullable Plan[] elements;
    private final int wanted;

    private Plan(List<Step> steps) {
        operations = new byte[steps.size()];
        targets = new byte[steps.size()];
        elements = new Plan[steps.size()];
        int last = 0;
        for (int i = 0; i < steps.size(); i++) {
            boolean skipped = steps.get(i).operation == VARINT && steps.get(i).target == UNWANTED;
            operations[i] = skipped ? SKIPPED_VARINT : steps.get(i).operation;
            targets[i] = (byte) steps.get(i).target;
            elements[i] = steps.get(i).element;
            if (targets[i] != UNWANTED) {
                last = i + 1;
            }
        }
        wanted = last;
    }

    private record Step(byte operation, int target, @Nullable Plan element) {}

    /// @param slotByField slots of the wanted top-level fields, below [#UNWANTED]
    static Plan compile(TypeInfo type, Metadata metadata, Map<String, Integer> slotByField) {
        List<Step> steps = new ArrayList<>();
        for (FieldInfo field : type.fields()) {
            int slot = slotByField.getOrDefault(field.name(), UNWANTED);
            addField(field, slot, metadata, steps, 0);
        }
        return new Plan(steps);
    }

    private static void addField(
            FieldInfo field, int slot, Metadata metadata, List<Step> steps, int depth) {
        if (steps.size() >= MAX_OPERATIONS || depth > MAX_DEPTH) {
            return;
        }
        if (field.array()) {
            List<Step> element = new ArrayList<>();
            addValue(field, UNWANTED, metadata, element, depth + 1);
            steps.add(new Step(ARRAY, slot, new Plan(element)));
        } else {
            addValue(field, slot, metadata, steps, depth);
        }
    }

    private static void addValue(
            FieldInfo field, int slot, Metadata metadata, List<Step> steps, int depth) {
        if (field.pooled()) {
            steps.add(new Step(VARINT, slot, null));
            return;
        }
        TypeInfo type = metadata.type(field.typeId());
        if (type == null) {
            return;
        }
        byte primitive = primitive(type.name());
        if (primitive >= 0) {
            steps.add(new Step(primitive, slot, null));
            return;
        }
        for (FieldInfo inner : type.fields()) {
            addField(inner, UNWANTED, metadata, steps, depth + 1);
        }
    }

    private static byte primitive(String typeName) {
        return switch (typeName) {
            case "char", "short", "int", "long" -> VARINT;
            case "boolean", "byte" -> BYTE;
            case "float" -> FOUR;
            case "double" -> EIGHT;
            case "java.lang.String" -> STRING;
            default -> -1;
        };
    }

    /// Decodes up to the last wanted field.
    ///
    /// @param bytes readable for [ByteWindow#PADDING] bytes behind `end`
    /// @return index behind the field read last, negative when the bytes run past `end` or cannot
    ///     be what the plan says
    int decode(byte[] bytes, int from, int end, long[] slots) {
        return decode(bytes, from, end, slots, wanted);
    }

    /// Decodes all fields, for values that follow each other without a size.
    int decodeWhole(byte[] bytes, int from, int end, long[] slots) {
        return decode(bytes, from, end, slots, operations.length);
    }

    private int decode(byte[] bytes, int from, int end, long[] slots, int count) {
        int position = from;
        for (int i = 0; i < count; i++) {
            int target = targets[i];
            switch (operations[i]) {
                case VARINT -> {
                    long word = Varint.word(bytes, position);
                    slots[target] = Varint.value(word, bytes, position);
                    position += Varint.length(word);
                }
                case SKIPPED_VARINT -> position += Varint.length(Varint.word(bytes, position));
                case BYTE -> slots[target] = bytes[position++];
                case FOUR -> {
                    slots[target] = fixed(bytes, position, 4);
                    position += 4;
                }
                case EIGHT -> {
                    slots[target] = fixed(bytes, position, 8);
                    position += 8;
                }
                case STRING -> {
                    slots[target] = position;
                    position = skipString(bytes, position, end);
                }
                default -> {
                    slots[target] = position;
                    position = skipArray(elements[i], bytes, position, end, slots);
                }
            }
            if (position > end || position < 0) {
                return MALFORMED;
            }
        }
        return position;
    }

    private static long fixed(byte[] bytes, int position, int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | (bytes[position + i] & 0xff);
        }
        return value;
    }

    /// Index behind the string that begins at `position`, negative when it cannot be one.
    static int skipString(byte[] bytes, int position, int end) {
        if (position >= end) {
            return MALFORMED;
        }
        int encoding = bytes[position];
        int length = bytes[position + 1];
        boolean plain = encoding == Cursor.STRING_UTF8 || encoding == Cursor.STRING_LATIN1;
        if (plain && length >= 0) {
            int next = position + 2 + length;
            return next <= end ? next : MALFORMED;
        }
        if (encoding == Cursor.STRING_NULL || encoding == Cursor.STRING_EMPTY) {
            return position + 1;
        }
        boolean oneByteKey = encoding == Cursor.STRING_POOLED && length >= 0;
        return oneByteKey && position + 2 <= end
                ? position + 2
                : skipLongString(bytes, position, end);
    }

    private static int skipLongString(byte[] bytes, int position, int end) {
        Cursor in = new Cursor(bytes, position, end);
        try {
            switch (in.readByte()) {
                case Cursor.STRING_POOLED -> in.readVarint();
                case Cursor.STRING_UTF8, Cursor.STRING_LATIN1 -> {
                    int length = in.readCount(1);
                    in.position(in.position() + length);
                }
                case Cursor.STRING_UTF16 -> {
                    int units = in.readCount(1);
                    for (int i = 0; i < units; i++) {
                        in.readVarint();
                    }
                }
                default -> {
                    return MALFORMED;
                }
            }
            return in.position();
        } catch (MalformedException e) {
            return MALFORMED;
        }
    }

    private static int skipArray(
            @Nullable Plan element, byte[] bytes, int from, int end, long[] slots) {
        Cursor in = new Cursor(bytes, from, end);
        int count;
        try {
            count = in.readCount(1);
        } catch (MalformedException e) {
            return MALFORMED;
        }
        int position = in.position();
        if (element == null || element.operations.length == 0) {
            return position;
        }
        for (int i = 0; i < count && position >= 0; i++) {
            position = element.decodeWhole(bytes, position, end, slots);
        }
        return position;
    }
}
