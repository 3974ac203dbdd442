package dev.skein.format.jfr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parses a metadata event: a string table, then one tree of elements with attributes.
final class MetadataParser {
    private static final int MAX_DEPTH = 16;
    private static final String EVENT_TYPE = "jdk.jfr.Event";

    private final Cursor in;
    private String[] strings = {};

    private MetadataParser(Cursor in) {
        this.in = in;
    }

    /// @param in stands behind the event's size, type, start, duration and id, which differ where
    ///     all else is equal
    static Metadata parse(Cursor in) throws MalformedException {
        MetadataParser parser = new MetadataParser(in);
        parser.readStrings();
        Element root = parser.readElement(0);
        Map<Long, TypeInfo> types = new LinkedHashMap<>();
        Map<Long, String> nameById = new LinkedHashMap<>();
        Element metadata = root.child("metadata");
        if (metadata == null) {
            throw new MalformedException("no type declarations");
        }
        for (Element type : metadata.children) {
            if (type.name.equals("class")) {
                nameById.put(type.number("id"), type.text("name"));
            }
        }
        for (Element type : metadata.children) {
            if (type.name.equals("class")) {
                types.put(type.number("id"), type(type, nameById));
            }
        }
        return new Metadata(types);
    }

    private void readStrings() throws MalformedException {
        strings = new String[in.readCount(1)];
        for (int i = 0; i < strings.length; i++) {
            String text = in.readString();
            strings[i] = text == null ? "" : text;
        }
    }

    private Element readElement(int depth) throws MalformedException {
        if (depth > MAX_DEPTH) {
            throw new MalformedException("type declarations nest too deeply");
        }
        Element element = new Element(string());
        int attributes = in.readCount(2);
        for (int i = 0; i < attributes; i++) {
            element.attributes.put(string(), string());
        }
        int children = in.readCount(3);
        for (int i = 0; i < children; i++) {
            element.children.add(readElement(depth + 1));
        }
        return element;
    }

    private String string() throws MalformedException {
        long index = in.readVarint();
        if (index < 0 || index >= strings.length) {
            throw new MalformedException("string " + index + " of " + strings.length);
        }
        return strings[(int) index];
    }

    private static TypeInfo type(Element type, Map<Long, String> nameById)
            throws MalformedException {
        List<FieldInfo> fields = new ArrayList<>();
        for (Element child : type.children) {
            if (child.name.equals("field")) {
                fields.add(field(child, nameById));
            }
        }
        String superType = type.text("superType");
        return new TypeInfo(
                type.number("id"),
                type.text("name"),
                superType,
                annotation(type, "jdk.jfr.Label", nameById),
                superType.equals(EVENT_TYPE),
                fields);
    }

    private static FieldInfo field(Element field, Map<Long, String> nameById)
            throws MalformedException {
        String unit = annotation(field, "jdk.jfr.Timespan", nameById);
        if (unit.isEmpty()) {
            unit = annotation(field, "jdk.jfr.Timestamp", nameById);
        }
        return new FieldInfo(
                field.text("name"),
                field.number("class"),
                nameById.getOrDefault(field.number("class"), ""),
                field.text("constantPool").equals("true"),
                field.text("dimension").equals("1"),
                Unit.of(unit));
    }

    private static String annotation(Element element, String name, Map<Long, String> nameById)
            throws MalformedException {
        for (Element child : element.children) {
            if (child.name.equals("annotation")
                    && name.equals(nameById.get(child.number("class")))) {
                return child.text("value");
            }
        }
        return "";
    }

    private static final class Element {
        final String name;
        final Map<String, String> attributes = new LinkedHashMap<>();
        final List<Element> children = new ArrayList<>();

        Element(String name) {
            this.name = name;
        }

        @Nullable Element child(String wanted) {
            for (Element child : children) {
                if (child.name.equals(wanted)) {
                    return child;
                }
            }
            return null;
        }

        String text(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }

        long number(String attribute) throws MalformedException {
            try {
                return Long.parseLong(text(attribute));
            } catch (NumberFormatException e) {
                throw new MalformedException("no number in attribute " + attribute);
            }
        }
    }
}
