package dev.skein.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts oddities under their names while an input is read; may be used from several threads.
public final class Diagnostics {
    private final Map<DiagnosticCode, Diagnostic> byCode = new LinkedHashMap<>();

    public void count(DiagnosticCode code) {
        add(code, 1, Diagnostic.NOWHERE, Diagnostic.NOWHERE, code.text());
    }

    public void countAtByte(DiagnosticCode code, long byteOffset) {
        add(code, 1, byteOffset, Diagnostic.NOWHERE, code.text());
    }

    public void countAtByte(DiagnosticCode code, long byteOffset, String message) {
        add(code, 1, byteOffset, Diagnostic.NOWHERE, message);
    }

    public void countAtLine(DiagnosticCode code, long line) {
        add(code, 1, Diagnostic.NOWHERE, line, code.text());
    }

    public void countAtLine(DiagnosticCode code, long line, String message) {
        add(code, 1, Diagnostic.NOWHERE, line, message);
    }

    /// Adds `count` occurrences; place and message of the first one are kept.
    public synchronized void add(
            DiagnosticCode code, long count, long byteOffset, long line, String message) {
        Diagnostic known = byCode.get(code);
        byCode.put(
                code,
                known == null
                        ? new Diagnostic(code, count, byteOffset, line, message)
                        : new Diagnostic(
                                code,
                                known.count() + count,
                                known.firstAtByte(),
                                known.firstAtLine(),
                                known.message()));
    }

    public synchronized List<Diagnostic> list() {
        return new ArrayList<>(byCode.values());
    }
}
