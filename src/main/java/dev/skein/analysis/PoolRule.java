package dev.skein.analysis;

import org.jspecify.annotations.Nullable;

/// POOL-1: a pool has no more of what it hands out. Lanes queue for a connection or a permit
/// ([PoolWaits]), or all threads of an executor are busy so that its tasks queue ([BusyPools]).
final class PoolRule extends ClassRule {
    PoolRule() {
        super(FindingClass.POOL_EXHAUSTION);
    }

    @Override
    public String thresholds(Parameters parameters) {
        String busy = Text.number(parameters.get(Parameter.POOL_BUSY_MS));
        return "over %s lanes at one getConnection, borrow or acquire, or %d waits of %s ms there, or all threads of a pool busy for %s ms"
                .formatted(
                        Text.number(parameters.get(Parameter.POOL_WAITERS)),
                        PoolWaits.MIN_LONG_WAITS,
                        busy,
                        busy);
    }

    @Override
    public @Nullable String missing(Evidence evidence) {
        return evidence.trace().stacks().stackCount() == 0 ? "it holds no stacks" : null;
    }

    @Override
    public void check(Evidence evidence, Findings out) {
        PoolWaits waits = new PoolWaits(evidence);
        BusyPools pools = new BusyPools(evidence);
        if (evidence.isDumps()) {
            waits.inDumps(this, out);
            pools.inDumps(this, out);
        } else {
            waits.overTime(this, out);
            if (!evidence.isGo()) {
                pools.overTime(this, out);
            }
        }
    }
}
