package dev.skein.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.skein.model.LaneState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoReasonsTest {
    @ParameterizedTest
    @CsvSource({
        "sync, LOCK",
        "sync.Mutex.Lock, LOCK",
        "semacquire, LOCK",
        "chan receive, WAITING",
        "chan receive (nil chan), WAITING",
        "forever, WAITING",
        "sync.(*Cond).Wait, WAITING",
        "sleep, SLEEPING",
        "network, IO",
        "IO wait, IO",
        "syscall, IO",
        "GC assist wait, GC",
        "wait until GC ends, GC",
        "system goroutine wait, OTHER",
        "a word of a later Go, OTHER",
    })
    void tracesAndDumpsMeanTheSameByDifferentWords(String reason, LaneState state) {
        assertEquals(state, GoReasons.state(reason));
    }

    @Test
    void restOfTheRuntimesOwnGoroutinesIsIdle() {
        assertTrue(GoReasons.isIdle("system goroutine wait"));
        assertTrue(GoReasons.isIdle("GC worker (idle)"));
        assertFalse(GoReasons.isIdle("chan receive"));
    }

    @Test
    void theInnermostWaitDecides() {
        assertEquals(
                "chan receive", GoReasons.inferred(List.of("runtime.chanrecv1", "main.worker")));
        assertEquals(
                "network",
                GoReasons.inferred(
                        List.of(
                                "internal/poll.(*FD).Read",
                                "net.(*netFD).Read",
                                "net/http.(*connReader).backgroundRead")));
        assertEquals(
                "sync",
                GoReasons.inferred(
                        List.of(
                                "runtime.gopark",
                                "sync.runtime_SemacquireMutex",
                                "sync.(*Mutex).lockSlow",
                                "main.f")));
        assertEquals("sleep", GoReasons.inferred(List.of("time.Sleep", "main.f")));
    }

    @Test
    void nothingIsConcludedFromFramesOfTheProgram() {
        assertNull(GoReasons.inferred(List.of("main.f", "time.Sleep")));
        assertNull(GoReasons.inferred(List.of()));
        assertNull(GoReasons.inferred(List.of("runtime.gopark", "main.f")));
    }
}
