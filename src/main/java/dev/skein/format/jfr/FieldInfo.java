package dev.skein.format.jfr;

/// A field of an event or struct, as the chunk's metadata declares it.
///
/// @param typeId type of the value, or of the elements of an array; `typeName` is its name, empty
///     when the chunk does not declare it
/// @param pooled stored as a key into the type's constant pool
record FieldInfo(
        String name, long typeId, String typeName, boolean pooled, boolean array, Unit unit) {
    /// Whether the value is one string that lies in the event itself.
    boolean isText() {
        return typeName.equals("java.lang.String") && !pooled && !array;
    }

    boolean isFloat() {
        return typeName.equals("float") && !array;
    }

    boolean isDouble() {
        return typeName.equals("double") && !array;
    }
}
