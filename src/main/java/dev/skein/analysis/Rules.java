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
        rules.addAll(DumpLeakRule.all());
        rules.add(new GrowthRule());
        rules.add(new GroupRule());
        rules.add(new DeadlockRule());
        rules.add(new PoolRule());
        rules.add(new GcStopRule());
        rules.add(new SchedulingLatencyRule());
        rules.add(new IdleProcessorsRule());
        rules.add(new SyscallRule());
        rules.add(new TimerStormRule());
        rules.add(new ProcsChangedRule());
        rules.add(new PinnedRule());
        rules.add(new CarriersRule());
        rules.add(new LaneCountRule());
        rules.add(new GcFloorRule());
        rules.add(new OrphanRule());
        rules.add(new CancellationRule());
        rules.add(new MemoryGrowthRule());
        rules.add(new CallChainRule());
        return List.copyOf(rules);
    }
}
