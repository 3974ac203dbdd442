package dev.skein.analysis.compare;

/// Time and number of intervals, while they are added up.
final class Tally {
    static final Tally NONE = new Tally();

    long nanos;
    long count;

    void add(long moreNanos, long moreCount) {
        nanos += moreNanos;
        count += moreCount;
    }
}
