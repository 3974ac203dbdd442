package dev.skein.format.jfr;

import dev.skein.format.DiagnosticCode;

/// An oddity met in a chunk, kept with the chunk until it is its turn to be merged, so that the
/// first one reported is the first one in the file.
///
/// @param atByte offset in the input
record Note(DiagnosticCode code, long atByte, String message) {
    Note(DiagnosticCode code, long atByte) {
        this(code, atByte, code.text());
    }
}
