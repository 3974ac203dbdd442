package dev.skein.analysis;

/// What kind of thing a finding is; each class belongs to one rule.
public enum FindingClass {
    DENSITY("density", "DENS-0", "unusual density"),
    CREATE_SURGE("create_surge", "DENS-1", "surge of creations"),
    OSCILLATION("oscillation", "DENS-2", "oscillation"),
    CHURN("churn", "DENS-3", "churn"),
    LOCK_CONVOY("lock_convoy", "DENS-4", "lock convoy"),
    MASS_EXIT("mass_exit", "DENS-5", "mass exit"),
    THUNDERING_HERD("thundering_herd", "DENS-6", "thundering herd"),
    LEGACY_DENSITY("legacy_density", "LEGACY-1", "literal 100 us rule"),
    GROWTH("growth", "LEAK-2", "growing number of lanes"),
    DUMP_GROWTH("dump_growth", "LEAK-3", "growth between dumps"),
    MASS_WAIT("mass_wait", "LEAK-5", "mass waiting at one spot"),
    REPEATED_STACK("repeated_stack", "GROUP-1", "repeated anonymous stack"),
    GC_STW("gc_stw", "RT-1", "stopped by the runtime"),
    SCHED_LATENCY("sched_latency", "RT-2", "scheduling latency"),
    P_IDLE("p_idle", "RT-3", "idle processors"),
    SYSCALL("syscall", "RT-4", "system calls"),
    TIMER_STORM("timer_storm", "RT-5", "timer storm"),
    PROCS_CHANGED("procs_changed", "RT-6", "processors changed"),
    PINNED("pinned", "VT-1", "pinned virtual threads"),
    CARRIERS_BUSY("carriers_busy", "VT-2", "carriers busy"),
    POOL_EXHAUSTION("pool_exhaustion", "POOL-1", "pool exhaustion"),
    DEADLOCK("deadlock", "DL-1", "deadlock"),
    LANE_COUNT("lane_count", "COUNT-1", "many lanes"),
    GC_FLOOR("gc_floor", "GC-1", "rising floor at collections"),
    ORPHAN("orphan", "ORPHAN-1", "lanes that outlive their creator"),
    CANCELLATION("cancellation", "CTX-1", "cancellation"),
    CALL_CHAIN("call_chain", "CHAIN-1", "call chain"),
    MEMORY_GROWTH("memory_growth", "S1", "memory follows the number of lanes");

    private final String key;
    private final String rule;
    private final String title;

    FindingClass(String key, String rule, String title) {
        this.key = key;
        this.rule = rule;
        this.title = title;
    }

    /// The name used in JSON.
    public String key() {
        return key;
    }

    /// Id of the rule that gives findings of this class: `DENS-1`.
    public String rule() {
        return rule;
    }

    /// A few words for lists.
    public String title() {
        return title;
    }
}
