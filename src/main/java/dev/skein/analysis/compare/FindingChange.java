package dev.skein.analysis.compare;

/// A kind of finding at one place, and how often each side has it.
///
/// @param rule id of the rule
/// @param site the function most involved, may be empty
/// @param summary of one of them, of side B where it has any
public record FindingChange(
        String rule, String title, String site, int countA, int countB, String summary) {
    public boolean appeared() {
        return countA == 0;
    }

    public boolean gone() {
        return countB == 0;
    }
}
