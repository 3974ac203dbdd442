package dev.skein.format.jfr;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The types of a chunk by id, and the plans for decoding them. Immutable; shared by all chunks
/// whose metadata has the same bytes.
final class Metadata {
    /// Ids of the virtual machine's own events are below it.
    private static final int SMALL_IDS = 4096;

    private final Map<Long, TypeInfo> typeById;
    private final Map<String, Long> idByName;
    private final LongIndex eventIndex = new LongIndex();
    private final EventPlan[] eventPlans;
    private final @Nullable EventPlan[] planById = new EventPlan[SMALL_IDS];
    private final Map<Long, Plan> valuePlans = new LinkedHashMap<>();

    Metadata(Map<Long, TypeInfo> typeById) {
        this.typeById = typeById;
        this.idByName = new LinkedHashMap<>();
        typeById.values().forEach(type -> idByName.putIfAbsent(type.name(), type.id()));
        Collection<TypeInfo> events = typeById.values().stream().filter(TypeInfo::event).toList();
        eventPlans = new EventPlan[events.size()];
        for (TypeInfo type : events) {
            int index = eventIndex.slot(type.id());
            eventPlans[index] = EventPlan.compile(type, index, this);
            if (type.id() >= 0 && type.id() < planById.length) {
                planById[(int) type.id()] = eventPlans[index];
            }
        }
        for (TypeInfo type : typeById.values()) {
            if (!type.event()) {
                valuePlans.put(type.id(), Plan.compile(type, this, PoolKind.of(type).fields()));
            }
        }
    }

    @Nullable TypeInfo type(long id) {
        return typeById.get(id);
    }

    /// Id of the type of that name, [Long#MIN_VALUE] when the chunk has none.
    long idOf(String name) {
        return idByName.getOrDefault(name, Long.MIN_VALUE);
    }

    /// Number of event types; plans have indexes `0 .. eventCount() - 1`.
    int eventCount() {
        return eventPlans.length;
    }

    EventPlan event(int index) {
        return eventPlans[index];
    }

    /// The plan of an event type, null when no event type has that id.
    @Nullable EventPlan eventOf(long typeId) {
        if (typeId >= 0 && typeId < planById.length) {
            return planById[(int) typeId];
        }
        int index = eventIndex.find(typeId);
        return index < 0 ? null : eventPlans[index];
    }

    /// The plan of the values of a constant pool, null when no such type is declared.
    @Nullable Plan valuePlan(long typeId) {
        return valuePlans.get(typeId);
    }
}
