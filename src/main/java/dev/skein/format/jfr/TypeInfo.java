package dev.skein.format.jfr;

import java.util.List;

/// A type of a chunk: an event, a struct, or a primitive.
///
/// @param label what a person reads, empty when it has none
record TypeInfo(
        long id,
        String name,
        String superType,
        String label,
        boolean event,
        List<FieldInfo> fields) {
    TypeInfo {
        fields = List.copyOf(fields);
    }
}
