package dev.skein.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.skein.model.LaneKind;
import dev.skein.model.Trace;
import dev.skein.model.TraceBuilder;
import dev.skein.testkit.LaneText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivacyTest {
    @Test
    void lanesOfOnePoolKeepACommonWord() {
        Privacy privacy = Privacy.of(LaneText.trace("pool-1: R\nmain: R\npool-2: R"), true, false);
        assertEquals("A-1 woke A-2, then B-1", privacy.apply("pool-1 woke pool-2, then main"));
    }

    @Test
    void namesInsideOtherWordsStay() {
        Privacy privacy = Privacy.of(LaneText.trace("main: R"), true, false);
        assertEquals("A-1 mainly domain A-1.f", privacy.apply("main mainly domain main.f"));
    }

    @Test
    void packagesOfTheProgramAreReplacedAndThoseOfTheLibraryAreNot() {
        Privacy privacy = Privacy.of(functions(), false, true);
        assertEquals(
                "p1.Pool.get < java.util.concurrent.locks.LockSupport.park",
                privacy.apply(
                        "com.acme.db.Pool.get < java.util.concurrent.locks.LockSupport.park"));
        assertEquals(
                "p2.(*Svc).Run < runtime.gopark",
                privacy.apply("github.com/acme/svc.(*Svc).Run < runtime.gopark"));
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.db.Pool.get, com.acme.db",
        "com.acme.Main.lambda$run$0, com.acme",
        "github.com/acme/svc/db.(*Pool).Get, github.com/acme/svc/db",
        "net/http.(*conn).serve, ''",
        "runtime.gopark, ''",
        "main.main.func1, ''",
        "Unqualified, ''",
        "'', ''",
        "a., ''",
        "x/y, ''"
    })
    void findsThePackageOfAFunction(String function, String expected) {
        assertEquals(expected, Privacy.packageOf(function));
    }

    private static Trace functions() {
        TraceBuilder builder = new TraceBuilder(0, 1);
        builder.lanes().add(LaneKind.GOROUTINE, 1, builder.strings().intern("f"));
        for (String function :
                new String[] {
                    "com.acme.db.Pool.get",
                    "java.util.concurrent.locks.LockSupport.park",
                    "github.com/acme/svc.(*Svc).Run",
                    "runtime.gopark"
                }) {
            int name = builder.strings().intern(function);
            builder.stacks().frame(name, name, 0, 1, 0);
        }
        return builder.seal(LaneText.info());
    }
}
