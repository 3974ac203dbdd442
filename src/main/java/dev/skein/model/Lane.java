package dev.skein.model;

import org.jspecify.annotations.Nullable;

/// One thread, goroutine or processor as a value for panels and reports; bulk code reads
/// [LaneTable] by ordinal.
///
/// @param ordinal row in [LaneTable], the lane's number everywhere in Skein
/// @param id the number the source uses; -1 where it has none
/// @param name last name the source gave
/// @param system belongs to the runtime, not to the program
/// @param parent ordinal of the creator, or [IntervalStore#NONE]
/// @param startNanos when it began; null when it existed before the trace or the source does not
///     say
/// @param endNanos when it ended; null when it was alive at the end or the source does not say
/// @param creationStack where it was started, in its creator, or [IntervalStore#NONE]
/// @param site what it runs: a goroutine's entry function, else empty
/// @param process index of the process in a file that holds several, else 0
public record Lane(
        int ordinal,
        LaneKind kind,
        long id,
        String name,
        boolean system,
        int parent,
        @Nullable Long startNanos,
        @Nullable Long endNanos,
        int creationStack,
        String site,
        int process) {}
