/// Reads trace-event JSON: what `go tool trace` exports, old and new exporter, and what other tools
/// write for Chrome's viewer.
///
/// [TraceJsonFormat] is the door; `EventParser` fills `JsonEvents`, and one of two builders makes
/// lanes of them. JSON holds less than the recording it came from, and what it does not say is not
/// made up: see `docs/formats/go-trace.md`.
@NullMarked
package dev.skein.format.tracejson;

import org.jspecify.annotations.NullMarked;
