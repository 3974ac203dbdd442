package dev.skein.analysis;

import java.util.ArrayList;
import java.util.List;

/// A stretch of time in which one or more streams hold too many events: a finding in the making.
final class Burst {
    long startNanos;

    /// Time of the last event inside.
    long endNanos;

    final List<Integer> streams = new ArrayList<>();
    final List<Hit> hits = new ArrayList<>();

    Burst(int stream, long startNanos, long endNanos, List<Hit> hits) {
        streams.add(stream);
        this.startNanos = startNanos;
        this.endNanos = endNanos;
        for (Hit hit : hits) {
            if (hit.startNanos() <= endNanos && hit.endNanos() > startNanos) {
                this.hits.add(hit);
            }
        }
    }

    long lengthNanos() {
        return Math.max(1, endNanos - startNanos);
    }

    long overlapNanos(Burst other) {
        return Math.max(
                0, Math.min(endNanos, other.endNanos) - Math.max(startNanos, other.startNanos) + 1);
    }

    void absorb(Burst other) {
        startNanos = Math.min(startNanos, other.startNanos);
        endNanos = Math.max(endNanos, other.endNanos);
        for (int stream : other.streams) {
            if (!streams.contains(stream)) {
                streams.add(stream);
            }
        }
        hits.addAll(other.hits);
    }

    /// The hit that stands out most.
    Hit best() {
        Hit best = hits.get(0);
        for (Hit hit : hits) {
            if (hit.z() > best.z()) {
                best = hit;
            }
        }
        return best;
    }
}
