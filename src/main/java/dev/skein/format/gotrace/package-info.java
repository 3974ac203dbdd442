/// Reads Go execution traces, both families of the binary format: v1 (headers 1.11, 1.19, 1.21) and
/// v2 (1.22 to 1.26).
///
/// [GoTraceFormat] is the door. Each family has a reader that finds the order of events
/// (`V2Reader`, `V1Reader`); both tell [GoLanes] what happened, and it alone knows how that becomes
/// lanes, ranges and counters. The format is described in `docs/formats/go-trace.md`.
@NullMarked
package dev.skein.format.gotrace;

import org.jspecify.annotations.NullMarked;
