package dev.skein.format.jfr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How to decode one event type of a chunk, and what it means.
final class EventPlan {
    static final int START = 0;
    static final int DURATION = 1;
    static final int THREAD = 2;
    static final int STACK = 3;
    static final int EXTRA = 4;

    /// How many fields beside time, thread and stack are read at most.
    static final int MAX_EXTRAS = 4;

    private final int index;
    private final TypeInfo type;
    private final EventKind kind;
    private final Plan plan;
    private final boolean lasts;
    private final boolean onThread;
    private final boolean hasStack;
    private final List<FieldInfo> extras;
    private final boolean[] text;
    private final boolean[] present;

    private EventPlan(
            int index, TypeInfo type, EventKind kind, Metadata metadata, List<FieldInfo> extras) {
        this.index = index;
        this.type = type;
        this.kind = kind;
        this.extras = List.copyOf(extras);
        Map<String, Integer> slots = new HashMap<>();
        String thread = threadField(type);
        slots.put("startTime", START);
        slots.put("duration", DURATION);
        slots.put("stackTrace", STACK);
        slots.put(thread, THREAD);
        List<String> names = extras.stream().map(FieldInfo::name).toList();
        for (int i = 0; i < names.size(); i++) {
            slots.put(names.get(i), EXTRA + i);
        }
        slots.remove("");
        this.lasts = has(type, "duration");
        this.onThread = has(type, thread);
        this.hasStack = has(type, "stackTrace");
        this.text = new boolean[extras.size()];
        this.present = new boolean[extras.size()];
        for (int i = 0; i < text.length; i++) {
            text[i] = extras.get(i).isText();
            present[i] = !extras.get(i).name().isEmpty();
        }
        this.plan = Plan.compile(type, metadata, slots);
    }

    static EventPlan compile(TypeInfo type, int index, Metadata metadata) {
        EventKind kind = EventKind.of(type);
        List<FieldInfo> extras = new ArrayList<>();
        boolean user = kind == EventKind.USER_SPAN || kind == EventKind.USER_MARKER;
        for (FieldInfo field : type.fields()) {
            if (user && extras.size() < MAX_EXTRAS && field.isText()) {
                extras.add(field);
            }
        }
        for (String name : kind.fields()) {
            extras.add(field(type, name));
        }
        return new EventPlan(index, type, kind, metadata, extras);
    }

    /// The declared field, or one that no event has, so that extras keep their places.
    private static FieldInfo field(TypeInfo type, String name) {
        for (FieldInfo field : type.fields()) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        return new FieldInfo("", Long.MIN_VALUE, "", false, false, Unit.NONE);
    }

    private static String threadField(TypeInfo type) {
        return has(type, "eventThread") ? "eventThread" : "sampledThread";
    }

    private static boolean has(TypeInfo type, String name) {
        return type.fields().stream().anyMatch(field -> field.name().equals(name));
    }

    int index() {
        return index;
    }

    String typeName() {
        return type.name();
    }

    long typeId() {
        return type.id();
    }

    String label() {
        if (!kind.label().isEmpty()) {
            return kind.label();
        }
        return type.label().isEmpty() ? type.name() : type.label();
    }

    EventKind kind() {
        return kind;
    }

    Plan plan() {
        return plan;
    }

    boolean lasts() {
        return lasts;
    }

    boolean onThread() {
        return onThread;
    }

    boolean hasStack() {
        return hasStack;
    }

    /// Fields in slots `EXTRA ..`; one without a name stands for a field that this version of the
    /// type does not have.
    List<FieldInfo> extras() {
        return extras;
    }

    int extraCount() {
        return text.length;
    }

    /// Whether this version of the type has extra `i`.
    boolean isPresent(int i) {
        return present[i];
    }

    /// Whether extra `i` is a string inside the event.
    boolean isText(int i) {
        return text[i];
    }
}
