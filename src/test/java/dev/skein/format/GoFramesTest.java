package dev.skein.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.skein.model.FrameFlags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoFramesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main.main | main.main",
                "main.f(0xc000012345?, 0x1) | main.f",
                "main.f(...) | main.f",
                "main.(*T).M(0xc0000a8000) | main.(*T).M",
                "main.(*T).M | main.(*T).M",
                "created by main.start in goroutine 7 | main.start",
                "main.Map[go.shape.int,go.shape.[]uint8] | main.Map[...]",
                "main.(*Box[...]).Wait | main.(*Box[...]).Wait",
                "main.(*Box[go.shape.struct { A []int }]).Wait.func1 | main.(*Box[...]).Wait.func1",
                "main.broken[ | main.broken[",
                "example.com/x/y.Run.func1.2 | example.com/x/y.Run.func1.2",
            })
    void dropsWhatDiffersBetweenCallsAndInstantiations(String function, String normalised) {
        assertEquals(normalised, GoFrames.normalised(function));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main.main.func13.1 | main.main | main.main.func*",
                "main.main.func1.2.gowrap3 | main.main | main.main.func*",
                "main.main.gowrap3 | main.main | main.main.func*",
                "main.main.deferwrap1 | main.main | main.main.func*",
                "main.(*T).M.func2.1 | main.(*T).M | main.(*T).M.func*",
                "main.init.func1 | main.init | main.init.func*",
                "main.glob..func1 | main.glob. | main.glob..func*",
                "main.f·dwrap·4 | main.f | main.f.func*",
                "main.seq.func1-range2 | main.seq | main.seq.func*",
                "main.walk-range1 | main.walk | main.walk.func*",
                "main.main.func13.main.func13.1.(*Pool).Worker.2 | main.main | main.main.func*",
                "example.com/a.func1/b.Run | example.com/a.func1/b.Run | example.com/a.func1/b.Run",
                "main.function1 | main.function1 | main.function1",
                "main.func1 | main | main.func*",
                "main.(*T).M-fm | main.(*T).M-fm | main.(*T).M-fm",
            })
    void findsTheNamedFunctionAroundAClosure(String function, String enclosing, String loose) {
        assertEquals(enclosing, GoFrames.enclosing(function));
        assertEquals(loose, GoFrames.loose(function));
        assertEquals(!enclosing.equals(function), GoFrames.isAnonymous(function));
    }

    @ParameterizedTest
    @CsvSource({
        "runtime.gopark, runtime, true",
        "net/http.(*conn).serve, net/http, true",
        "internal/poll.runtime_pollWait, internal/poll, true",
        "main.main, main, false",
        "example.com/net/http.Get, example.com/net/http, false",
        "network.Dial, network, false",
        "gopkg.in/yaml%2ev2.Unmarshal, gopkg.in/yaml%2ev2, false",
        "main.Map[a.com/b.T], main, false",
        "noPackage, '', false",
    })
    void knowsTheStandardLibraryByItsImportPath(String function, String path, boolean runtime) {
        assertEquals(path, GoFrames.packagePath(function));
        assertEquals(runtime, GoFrames.isRuntime(function));
    }

    @Test
    void flagsTellWhoseCodeItIs() {
        assertEquals(FrameFlags.RUNTIME, GoFrames.flags("runtime.gopark"));
        assertEquals(FrameFlags.ANONYMOUS, GoFrames.flags("main.f.func1"));
        assertEquals(
                FrameFlags.ANONYMOUS | FrameFlags.PLUMBING, GoFrames.flags("main.f.func1.gowrap2"));
        assertEquals(FrameFlags.PLUMBING, GoFrames.flags("main.(*T).M-fm"));
        assertEquals(
                FrameFlags.ANONYMOUS | FrameFlags.RUNTIME,
                GoFrames.flags("net/http.(*Server).Serve.gowrap3") & ~FrameFlags.PLUMBING);
        assertEquals(0, GoFrames.flags("main.main"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "runtime.bgsweep, true",
        "runtime.main, false",
        "runtime/trace.Start.func1, true",
        "runtime/trace.(*traceMultiplexer).startLocked.func1, true",
        "runtime/pprof.profileWriter, false",
        "main.main, false",
    })
    void systemGoroutinesAreTheRuntimesAndTheTracers(String entry, boolean system) {
        assertEquals(system, GoFrames.isSystemEntry(entry));
    }
}
