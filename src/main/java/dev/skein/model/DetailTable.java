package dev.skein.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Interned [Detail]s of one trace; meant for hundreds of thousands at most, so readers leave out
/// what never repeats.
public final class DetailTable {
    private final List<Detail> details;

    private DetailTable(List<Detail> details) {
        this.details = details;
    }

    public int size() {
        return details.size();
    }

    public Detail get(int id) {
        return details.get(id);
    }

    /// Interns while a trace is read; one thread at a time.
    public static final class Builder {
        private final List<Detail> details = new ArrayList<>();
        private final Map<Detail, Integer> idByDetail = new HashMap<>();
        private List<Detail> frozen = List.of();

        Builder() {}

        public int intern(Detail detail) {
            Integer known = idByDetail.putIfAbsent(detail, details.size());
            if (known != null) {
                return known;
            }
            details.add(detail);
            return details.size() - 1;
        }

        DetailTable freeze() {
            if (frozen.size() != details.size()) {
                frozen = List.copyOf(details);
            }
            return new DetailTable(frozen);
        }
    }
}
