package dev.skein.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.skein.model.FrameFlags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaFramesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "pkg.Frames$$Lambda$88+0x00007f7658009000.349420578, pkg.Frames$$Lambda",
        "pkg.Frames$$Lambda$88+0x00007f7658009000/349420578, pkg.Frames$$Lambda",
        "pkg.Frames$$Lambda.0x000000005a046000, pkg.Frames$$Lambda",
        "pkg.Frames$$Lambda/0x000000005a046000, pkg.Frames$$Lambda",
        "pkg.Frames$$Lambda$14/0x00007f8e880016a0, pkg.Frames$$Lambda",
        "pkg.Frames$$Lambda$14/1234, pkg.Frames$$Lambda",
        "app//pkg.Frames$$Lambda$14/1234, pkg.Frames$$Lambda",
        "pkg.HiddenTask+0x00007f7658013000.313540687, pkg.HiddenTask",
        "pkg.HiddenTask.0x000000005a081800, pkg.HiddenTask",
        "java.lang.invoke.LambdaForm$MH.0x1f, java.lang.invoke.LambdaForm$MH",
        "java.base@17.0.1/java.lang.Thread, java.lang.Thread",
        "java.base/java.lang.Thread, java.lang.Thread",
        "app//com.acme.Shop, com.acme.Shop",
        "pkg.$Proxy26, pkg.$Proxy",
        "jdk.internal.reflect.GeneratedMethodAccessor17, jdk.internal.reflect.GeneratedMethodAccessor",
        "com.acme.Shop$$EnhancerBySpringCGLIB$$7a1f, com.acme.Shop$$EnhancerBySpringCGLIB",
        "com.acme.Shop$$SpringCGLIB$$0, com.acme.Shop$$SpringCGLIB",
        "com.acme.Shop$HibernateProxy$x8Yz, com.acme.Shop$HibernateProxy",
        "pkg.Frames$1, pkg.Frames$1",
        "pkg.Frames$Job$1Local, pkg.Frames$Job$1Local",
        "KtTasksKt$tasks$$inlined$Runnable$2, KtTasksKt$tasks$$inlined$Runnable$2"
    })
    void classNamesLoseWhatChangesBetweenRuns(String raw, String normalised) {
        assertEquals(normalised, JavaFrames.className(raw));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "lambda$main$3, lambda$main",
        "lambda$comparing$77a9974f$1, lambda$comparing",
        "lambda$a$b$2, lambda$a$b",
        "lambda$static$0, lambda$static",
        "lambda$null$12, lambda$null",
        "run, run",
        "<init>, <init>"
    })
    void lambdaBodiesKeepTheNameOfTheirMethodOnly(String raw, String normalised) {
        assertEquals(normalised, JavaFrames.methodName(raw));
    }

    @Test
    void lambdaProxiesAreAnonymousOnlyThroughTheirBody() {
        assertEquals(
                new JavaFrames.Name("pkg.Frames$$Lambda.run", FrameFlags.PLUMBING),
                JavaFrames.of("pkg.Frames$$Lambda.0x5a046000", "run"));
        assertEquals(
                new JavaFrames.Name("pkg.Frames.lambda$main", FrameFlags.ANONYMOUS),
                JavaFrames.of("pkg.Frames", "lambda$main$3"));
    }

    @Test
    void aProxyOverAnythingButABodyStandsForAMethodReference() {
        String proxy = "pkg.Frames$$Lambda.0x5a046000";
        assertEquals(
                new JavaFrames.Name("pkg.Frames::(method reference)", FrameFlags.ANONYMOUS),
                JavaFrames.of(proxy, "run", true, "poll"));
        assertEquals(
                FrameFlags.PLUMBING, JavaFrames.of(proxy, "run", true, "lambda$main$3").flags());
        assertEquals(FrameFlags.PLUMBING, JavaFrames.of(proxy, "run", true, null).flags());
    }

    @ParameterizedTest(name = "{0}.{1}")
    @CsvSource({
        "java.lang.Thread, run, 2",
        "java.lang.invoke.LambdaForm$MH.0x1f, invoke, 6",
        "java.lang.reflect.Method, invoke, 6",
        "jdk.internal.reflect.DirectMethodHandleAccessor, invoke, 6",
        "kotlin.coroutines.jvm.internal.BaseContinuationImpl, resumeWith, 6",
        "pkg.$Proxy24, call, 4",
        "pkg.Frames$1, run, 1",
        "pkg.Frames$1$1, run, 1",
        "pkg.Frames$Inner, run, 0",
        "ScTasks$$anon$1, run, 1",
        "ScTasks$, tasks$$anonfun$2$$anonfun$1, 1",
        "PollScript$_run_closure1$_closure3, doCall, 1",
        "com.acme.Shop, checkout, 0"
    })
    void framesAreMarkedByWhatTheyAre(String type, String method, int flags) {
        assertEquals(flags, JavaFrames.of(type, method).flags());
    }

    @Test
    void threadNamesGroupByTheirLastOrByAllNumbers() {
        assertEquals("pool-3-thread-*", JavaFrames.threadGroup("pool-3-thread-17"));
        assertEquals("pool-*-thread-*", JavaFrames.threadFamily("pool-3-thread-17"));
        assertEquals("main", JavaFrames.threadGroup("main"));
        assertEquals("*", JavaFrames.threadGroup("42"));
        assertEquals("", JavaFrames.threadGroup(""));
    }
}
