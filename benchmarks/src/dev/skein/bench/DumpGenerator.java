package dev.skein.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes thread dumps of any size for benchmarks: `DumpGenerator.write(KIND, COUNT, OUT)`, where
/// KIND is `go` (debug=2), `hotspot` (jstack -l) or `json` (jcmd Thread.dump_to_file, JDK 25).
///
/// The mix is that of the large dumps that were made of real programs: tens of distinct stacks, all
/// else repeats.
final class DumpGenerator {
    private static final String[] GO_REASONS = {
        "chan receive", "chan send", "select", "IO wait", "sync.Mutex.Lock", "sleep"
    };
    private static final int HANDLERS = 9;

    private DumpGenerator() {}

    static void write(String kind, int count, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            switch (kind) {
                case "go" -> writeGo(out, count);
                case "hotspot" -> writeHotSpot(out, count);
                case "json" -> writeJson(out, count);
                default -> throw new IllegalArgumentException("no such kind: " + kind);
            }
        }
    }

    private static void writeGo(BufferedWriter out, int count) throws IOException {
        for (int i = 1; i <= count; i++) {
            String reason = GO_REASONS[i % GO_REASONS.length];
            int handler = i % HANDLERS;
            out.write("goroutine " + i + " [" + reason + (i % 3 == 0 ? ", 7 minutes" : "") + "]:\n");
            out.write("runtime.gopark(0xc000" + Integer.toHexString(i) + "?, 0x0?, 0x0?)\n");
            out.write("\t/usr/local/go/src/runtime/proc.go:435 +0xce\n");
            out.write("example.com/shop/internal/orders.(*Queue[...]).take(0xc0000");
            out.write(Integer.toHexString(i * 7) + ", {0x55f002?, 0x101?})\n");
            out.write("\t/srv/build/example.com/shop/internal/orders/queue.go:" + (90 + handler));
            out.write(" +0x1a5\n");
            out.write("example.com/shop/internal/orders.(*Worker).handle" + handler);
            out.write("(0xc00012" + Integer.toHexString(i) + ", 0x1f, 0x" + (i % 10) + ")\n");
            out.write("\t/srv/build/example.com/shop/internal/orders/worker.go:" + (200 + handler));
            out.write(" +0x88\n");
            out.write("example.com/shop/internal/orders.(*Pool).Start.func1." + handler + "()\n");
            out.write("\t/srv/build/example.com/shop/internal/orders/pool.go:41 +0x65\n");
            out.write("created by example.com/shop/internal/orders.(*Pool).Start in goroutine 1\n");
            out.write("\t/srv/build/example.com/shop/internal/orders/pool.go:39 +0x1b2\n\n");
        }
    }

    private static void writeHotSpot(BufferedWriter out, int count) throws IOException {
        out.write("2026-11-23 15:02:02\nFull thread dump OpenJDK 64-Bit Server VM ");
        out.write("(25.0.3+9-LTS mixed mode, sharing):\n\n");
        for (int i = 1; i <= count; i++) {
            String lock = "0x%016x".formatted(0x69ec26218L + i % 50 * 16L);
            boolean blocked = i % 2 == 0;
            out.write("\"http-exec-" + i + "\" #" + (30 + i) + " [" + (29000 + i) + "] daemon prio=5");
            out.write(" os_prio=0 cpu=" + i % 900 + ".25ms elapsed=61.50s tid=0x");
            out.write("%016x nid=%d ".formatted(0x7f5c9c017ef0L + i * 64L, 29000 + i));
            out.write(blocked ? "waiting for monitor entry  " : "waiting on condition  ");
            out.write("[0x00007f5ca3bfe000]\n   java.lang.Thread.State: ");
            out.write(blocked ? "BLOCKED (on object monitor)\n" : "WAITING (parking)\n");
            if (!blocked) {
                out.write("\tat jdk.internal.misc.Unsafe.park(java.base@25.0.3/Native Method)\n");
                out.write("\t- parking to wait for  <" + lock + "> (a java.util.concurrent.locks.");
                out.write("AbstractQueuedSynchronizer$ConditionObject)\n");
                out.write("\tat java.util.concurrent.locks.LockSupport.park(");
                out.write("java.base@25.0.3/LockSupport.java:371)\n");
            }
            out.write("\tat com.example.shop.db.ConnectionPool.take(ConnectionPool.java:");
            out.write(88 + i % HANDLERS + ")\n");
            if (blocked) {
                out.write("\t- waiting to lock <" + lock + "> (a java.lang.Object)\n");
            }
            for (int frame = 0; frame < 18; frame++) {
                out.write("\tat com.example.shop.web.Filter" + frame + ".doFilter(Filter" + frame);
                out.write(".java:" + (30 + frame) + ")\n");
            }
            out.write("\tat java.lang.Thread.run(java.base@25.0.3/Thread.java:1474)\n\n");
            out.write("   Locked ownable synchronizers:\n\t- None\n\n");
        }
        out.write("JNI global refs: 15, weak refs: 0\n\n");
    }

    private static void writeJson(BufferedWriter out, int count) throws IOException {
        out.write("{\n  \"threadDump\": {\n    \"processId\": \"7178\",\n");
        out.write("    \"time\": \"2026-11-23T15:11:20.901974180Z\",\n");
        out.write("    \"runtimeVersion\": \"25.0.3+9-LTS\",\n    \"threadContainers\": [\n");
        out.write("      {\n        \"container\": \"java.util.concurrent.ThreadPerTaskExecutor@1f\",");
        out.write("\n        \"parent\": \"<root>\",\n        \"owner\": null,\n");
        out.write("        \"threads\": [\n");
        for (int i = 0; i < count; i++) {
            out.write(i == 0 ? "" : ",\n");
            writeJsonThread(out, i);
        }
        out.write("\n        ],\n        \"threadCount\": \"" + count + "\"\n      }\n    ]\n  }\n}\n");
    }

    private static void writeJsonThread(BufferedWriter out, int i) throws IOException {
        out.write("          {\n            \"tid\": \"" + (100 + i) + "\",\n");
        out.write("            \"time\": \"2026-11-23T15:11:21.0" + (100000 + i % 800000) + "Z\",\n");
        out.write("            \"virtual\": true,\n            \"name\": \"\",\n");
        out.write("            \"state\": \"WAITING\",\n            \"parkBlocker\": {\n");
        out.write("              \"object\": \"java.util.concurrent.Semaphore$NonfairSync@5ec1f");
        out.write("aea\"\n            },\n            \"stack\": [\n");
        String at = "              \"java.base\\/java.";
        out.write(at + "lang.VirtualThread.park(VirtualThread.java:742)\",\n");
        out.write(at + "lang.System$1.parkVirtualThread(System.java:2285)\",\n");
        out.write(at + "util.concurrent.locks.LockSupport.park(LockSupport.java:221)\",\n");
        out.write(at + "util.concurrent.locks.AbstractQueuedSynchronizer.acquire(");
        out.write("AbstractQueuedSynchronizer.java:790)\",\n");
        out.write(at + "util.concurrent.locks.AbstractQueuedSynchronizer.acquireShared(");
        out.write("AbstractQueuedSynchronizer.java:1119)\",\n");
        out.write(at + "util.concurrent.Semaphore.acquireUninterruptibly(Semaphore.java:341)\",\n");
        out.write("              \"com.example.shop.Load.lambda$main$" + i % HANDLERS);
        out.write("(Load.java:31)\",\n");
        out.write(at + "util.concurrent.FutureTask.run(FutureTask.java:328)\",\n");
        out.write(at + "util.concurrent.ThreadPerTaskExecutor$ThreadBoundFuture.run(");
        out.write("ThreadPerTaskExecutor.java:323)\",\n");
        out.write(at + "lang.VirtualThread.run(VirtualThread.java:460)\"\n            ]\n");
        out.write("          }");
    }
}
