package dev.skein.analysis;

import java.util.ArrayList;
import java.util.List;

/// The one place that names every rule, in the order in which reports list them.
final class Rules {
    private Rules() {}

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>(DensityRule.all());
        return List.copyOf(rules);
    }
}
