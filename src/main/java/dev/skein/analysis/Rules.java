package dev.skein.analysis;

import java.util.ArrayList;
import java.util.List;

/// The one place that names every rule, in the order in which reports list them.
final class Rules {
    private Rules() {}

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>(DensityRule.all());
        rules.add(new LegacyRule());
        rules.add(new NeverServedRule());
        rules.add(new GcStopRule());
        rules.add(new SchedulingLatencyRule());
        rules.add(new IdleProcessorsRule());
        rules.add(new SyscallRule());
        rules.add(new TimerStormRule());
        rules.add(new ProcsChangedRule());
        rules.add(new LaneCountRule());
        rules.add(new GcFloorRule());
        rules.add(new OrphanRule());
        rules.add(new CancellationRule());
        rules.add(new MemoryGrowthRule());
        return List.copyOf(rules);
    }
}
