package dev.skein.analysis;

/// A rule that gives findings of one class, and is named by it.
abstract class ClassRule implements Rule {
    private final FindingClass findingClass;

    ClassRule(FindingClass findingClass) {
        this.findingClass = findingClass;
    }

    @Override
    public final String id() {
        return findingClass.rule();
    }

    @Override
    public final String title() {
        return findingClass.title();
    }

    final FindingDraft draft(long startNanos, long endNanos, Severity severity, String summary) {
        FindingDraft draft = new FindingDraft(findingClass, startNanos, endNanos);
        draft.severity = severity;
        draft.summary = summary;
        return draft;
    }

    final FindingDraft wholeTrace(Evidence evidence, Severity severity, String summary) {
        return draft(0, evidence.trace().durationNanos(), severity, summary);
    }
}
