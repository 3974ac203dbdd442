package dev.skein.analysis;

/// Every number that a rule compares with: its key, its default, what it means.
///
/// The key is `RULE.name`, as `--set` takes it and as reports echo it. Durations carry their unit
/// in the name.
public enum Parameter {
    DENS_Z("DENS.z", 8, "standard deviations above the local baseline"),
    DENS_MIN_COUNT_100US("DENS.minCount100us", 20, "events in 100 us"),
    DENS_MIN_COUNT_1MS("DENS.minCount1ms", 30, "events in 1 ms"),
    DENS_MIN_COUNT_10MS("DENS.minCount10ms", 40, "events in 10 ms"),
    DENS_MIN_COUNT_100MS("DENS.minCount100ms", 100, "events in 100 ms and longer windows"),
    DENS_RATIO_SHORT("DENS.ratioShort", 4, "times the baseline at 100 us and 1 ms"),
    DENS_RATIO_10MS("DENS.ratio10ms", 3, "times the baseline at 10 ms"),
    DENS_RATIO_100MS("DENS.ratio100ms", 2.5, "times the baseline at 100 ms and longer windows"),
    DENS_SHARE("DENS.share", 0.25, "share of what all sites together normally do"),
    DENS_MIN_SITE_EVENTS("DENS.minSiteEvents", 40, "events of a site to be looked at"),
    DENS_MIN_EVENTS("DENS.minEvents", 30, "events of a finding"),
    DENS_JOIN_MS("DENS.joinMs", 60, "gap between hits of one finding"),
    DENS_SILENCE_MS("DENS.silenceMs", 12, "silence that separates two findings"),
    DENS_WARM_UP_MS("DENS.warmUpMs", 250, "start-up time in which surges are usual"),
    DENS_WARM_UP_SHARE("DENS.warmUpShare", 0.1, "or this share of a short recording"),
    DENS_CRITICAL_SCORE("DENS.criticalScore", 12, "score from which a finding is critical"),
    DENS_CRITICAL_LANES("DENS.criticalLanes", 1_000, "lanes from which a finding is critical"),
    SURGE_MIN_CREATES("DENS-1.minCreates", 15, "creations of a surge or churn"),
    SURGE_MIN_SHARE("DENS-1.minShare", 0.15, "share of creations among its events"),
    OSCILLATION_MAX_LANES("DENS-2.maxLanes", 4, "lanes that carry an oscillation"),
    OSCILLATION_SHARE("DENS-2.share", 0.75, "share of the events that they carry"),
    OSCILLATION_SWITCHES("DENS-2.switchesPerSecond", 500, "steady hand-overs per second"),
    CHURN_LIFE_MS("DENS-3.lifeMs", 2, "median life below which lanes churn"),
    CHURN_LIFE_SHARE("DENS-3.lifeShare", 0.15, "or share of the creation span"),
    CONVOY_MIN_LANES("DENS-4.minLanes", 4, "lanes of a convoy"),
    CONVOY_LOCK_SHARE("DENS-4.lockShare", 0.25, "share of lock waits among its waits"),
    CONVOY_STEADY_WAITERS("DENS-4.steadyWaiters", 3, "lanes that queue at one lock all the time"),
    EXIT_SHARE("DENS-5.share", 0.30, "share of ends among the events"),
    HERD_GROUP("DENS-6.group", 8, "lanes woken at once"),
    HERD_SHARE("DENS-6.share", 0.50, "share of wake-ups in such groups"),
    HERD_WITHIN_US("DENS-6.withinUs", 300, "microseconds that count as at once"),
    LEGACY_ENABLED("LEGACY-1.enabled", 0, "1 runs the literal rule"),
    LEGACY_WINDOW_US("LEGACY-1.windowUs", 100, "window in microseconds"),
    LEGACY_THRESHOLD("LEGACY-1.threshold", 20, "events in the window that pass silently"),
    LEAK_LIMIT_MS("LEAK-1.limitMs", 1_000, "blocked for so long"),
    LEAK_LIMIT_SHARE("LEAK-1.limitShare", 0.25, "or for this share of the recording"),
    LEAK_ORDER_MS("LEAK-1.orderMs", 200, "blocked for so long when later waiters were served"),
    LEAK_ORDER_LANES("LEAK-1.orderLanes", 3, "later waiters that were served"),
    GROWTH_SLICES("LEAK-2.risingShare", 0.8, "share of ten slices in which the number rises"),
    GROWTH_FACTOR("LEAK-2.factor", 2, "lanes at the end over lanes at the start"),
    GROWTH_MIN_LANES("LEAK-2.minLanes", 20, "lanes at the end"),
    GROWTH_TAU("LEAK-2.tau", 0.8, "Kendall's tau of the curve"),
    DUMP_GROWTH_LANES("LEAK-3.lanes", 20, "more lanes over one gap"),
    DUMP_GROWTH_FACTOR("LEAK-3.factor", 1.5, "times as many over one gap"),
    DUMP_AGE_MINUTES("LEAK-4.minutes", 10, "minutes of waiting in a dump"),
    MASS_LANES("LEAK-5.lanes", 1_000, "blocked lanes at one line"),
    MASS_SHARE("LEAK-5.share", 0.20, "or this share of all lanes"),
    MASS_SHARE_LANES("LEAK-5.shareLanes", 100, "with so many lanes at least"),
    REPEATED_SHARE("GROUP-1.share", 0.70, "share of all application lanes"),
    REPEATED_LANES("GROUP-1.lanes", 10, "lanes at least"),
    STW_MS("RT-1.pauseMs", 1, "one stop of a Go program"),
    STW_JFR_MS("RT-1.safepointMs", 10, "one stop of a JVM"),
    STW_SHARE("RT-1.share", 0.05, "share of any 100 ms that is stopped"),
    GC_PER_SECOND("RT-1.cyclesPerSecond", 10, "collections per second"),
    ASSIST_SHARE("RT-1.assistShare", 0.05, "share of lane time spent helping the collector"),
    LATENCY_P99_MS("RT-2.p99Ms", 10, "99th percentile of the wait for a processor"),
    LATENCY_P50_MS("RT-2.p50Ms", 1, "while the median stays below"),
    LATENCY_SHARE("RT-2.share", 0.20, "or share of lane time spent runnable"),
    P_IDLE_READY("RT-3.readyShare", 0.80, "share of processors idle beside ready lanes"),
    P_IDLE_SHARE("RT-3.share", 0.95, "share of time that processors are idle"),
    SYSCALL_SHARE("RT-4.share", 0.50, "share of the time in system calls"),
    SYSCALL_MS("RT-4.callMs", 100, "one system call"),
    TIMER_PER_SECOND("RT-5.wakeupsPerSecond", 5_000, "timer wake-ups of one site per second"),
    TIMER_LANES("RT-5.lanes", 1_000, "lanes asleep at once"),
    PROCS_MS("RT-6.beforeMs", 100, "a change so shortly before a surge"),
    PIN_MS("VT-1.pinMs", 20, "one pin"),
    PIN_SHARE("VT-1.share", 0.01, "share of carrier time"),
    POOL_BUSY_MS("POOL-1.busyMs", 1_000, "all lanes of a pool busy for so long"),
    POOL_WAITERS("POOL-1.waiters", 10, "lanes that wait at one pool"),
    COUNT_WARN("COUNT-1.lanes", 5_000, "live lanes"),
    COUNT_CRITICAL("COUNT-1.criticalLanes", 50_000, "live lanes"),
    COUNT_FACTOR("COUNT-1.factor", 2, "times the median number of live lanes"),
    GC_FLOOR_CYCLES("GC-1.cycles", 5, "collections over which the floor rises"),
    ORPHAN_MS("ORPHAN-1.ms", 1_000, "a lane outlives its creator by"),
    CANCEL_MS("CTX-1.ms", 1, "from the first to the last lane woken"),
    MEMORY_CORRELATION("S1.correlation", 0.8, "rank correlation of lanes and memory"),
    MEMORY_SAMPLES("S1.samples", 10, "samples of the memory"),
    MEMORY_LANE_FACTOR("S1.laneFactor", 2, "times as many lanes at the end"),
    MEMORY_HEAP_FACTOR("S1.heapFactor", 1.2, "while the heap grows by less than");

    private final String key;
    private final double defaultValue;
    private final String meaning;

    Parameter(String key, double defaultValue, String meaning) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    public String key() {
        return key;
    }

    public double defaultValue() {
        return defaultValue;
    }

    /// What the number is, in words.
    public String meaning() {
        return meaning;
    }
}
