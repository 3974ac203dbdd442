package dev.skein.format.jfr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The constant pools that lanes and stacks need, and which fields of their values are read into
/// which slot.
enum PoolKind {
    THREAD(
            "java.lang.Thread",
            "osName",
            "osThreadId",
            "javaName",
            "javaThreadId",
            "group",
            "virtual"),
    GROUP("jdk.types.ThreadGroup", "name"),
    STACK("jdk.types.StackTrace", "truncated", "frames"),
    FRAME("jdk.types.StackFrame", "method", "lineNumber", "type"),
    METHOD("jdk.types.Method", "type", "name", "hidden"),
    CLASS("java.lang.Class", "name", "hidden"),
    SYMBOL("jdk.types.Symbol", "string"),
    STRING("java.lang.String"),
    /// A value that is one string: names of collectors, causes, VM operations, thread states.
    LABEL(""),
    OTHER("");

    private static final Map<String, PoolKind> BY_TYPE = new HashMap<>();

    private final String typeName;

    @SuppressWarnings("ImmutableEnumChecker") // Map.copyOf
    private final Map<String, Integer> fields;

    static {
        for (PoolKind kind : values()) {
            BY_TYPE.put(kind.typeName, kind);
        }
        BY_TYPE.put("java.lang.ThreadGroup", GROUP); // async-profiler's name for it
    }

    PoolKind(String typeName, String... fieldNames) {
        this.typeName = typeName;
        Map<String, Integer> slots = new HashMap<>();
        for (int slot = 0; slot < fieldNames.length; slot++) {
            slots.put(fieldNames[slot], slot);
        }
        this.fields = Map.copyOf(slots);
    }

    static PoolKind of(TypeInfo type) {
        PoolKind known = type.name().isEmpty() ? null : BY_TYPE.get(type.name());
        if (known != null) {
            return known;
        }
        return isLabel(type.fields()) ? LABEL : OTHER;
    }

    private static boolean isLabel(List<FieldInfo> fields) {
        return fields.size() == 1 && fields.get(0).isText();
    }

    String typeName() {
        return typeName;
    }

    /// Slots of [Plan#decode] by field name.
    Map<String, Integer> fields() {
        return fields;
    }
}
