package dev.skein.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jfr.Configuration;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Recording;

/// Makes the large recording that the `read` benchmark is measured on: a busy program recorded with
/// all thresholds at 0, then the file appended to itself n times, each copy dated behind the one
/// before.
///
/// `java -XX:FlightRecorderOptions:maxchunksize=12M … BusyRecording OUT.jfr SECONDS COPIES`
public final class BusyRecording {
    private static volatile boolean running = true;

    private BusyRecording() {}

    @Name("com.acme.Request")
    @Label("Request")
    static final class Request extends Event {
        String path;
        int status;
    }

    @Name("com.acme.DbQuery")
    @Label("Query")
    static final class DbQuery extends Event {
        String statement;
        int rows;
    }

    public static void main(String[] args) throws Exception {
        Path out = Path.of(args[0]);
        int seconds = Integer.parseInt(args[1]);
        int copies = Integer.parseInt(args[2]);
        Path once = out.resolveSibling(out.getFileName() + ".once");
        record(once, seconds);
        append(once, out, copies);
        Files.delete(once);
        System.out.println(out + ": " + Files.size(out) / 1_000_000 + " MB");
    }

    private static void record(Path file, int seconds) throws IOException, ParseException, InterruptedException {
        Map<String, String> settings = new HashMap<>(Configuration.getConfiguration("profile").getSettings());
        settings.replaceAll((key, value) -> key.endsWith("#threshold") ? "0 ms" : value);
        settings.replaceAll((key, value) -> key.endsWith("#throttle") ? "off" : value);
        settings.put("jdk.ObjectAllocationSample#throttle", "2000/s");
        try (Recording recording = new Recording(settings)) {
            recording.setToDisk(true);
            recording.start();
            startAll();
            Thread.sleep(seconds * 1000L);
            running = false;
            recording.dump(file);
        }
    }

    private static void startAll() throws IOException {
        Object ledger = new Object();
        ReentrantLock lock = new ReentrantLock(true);
        for (int i = 0; i < 6; i++) {
            start("teller-" + i, () -> post(ledger));
        }
        for (int i = 0; i < 4; i++) {
            start("fair-" + i, () -> fair(lock));
        }
        for (int i = 0; i < 4; i++) {
            SynchronousQueue<Integer> queue = new SynchronousQueue<>();
            start("producer-" + i, () -> queue.put(1));
            start("consumer-" + i, () -> spin(queue.take()));
        }
        for (int i = 0; i < 8; i++) {
            int micros = 500 + i * 100;
            start("poller-" + i, () -> Thread.sleep(0, micros * 1000));
        }
        for (int i = 0; i < 8; i++) {
            start("worker-" + i, BusyRecording::request);
        }
        Path log = Files.createTempFile("busy", ".log");
        log.toFile().deleteOnExit();
        RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw");
        byte[] line = new byte[100];
        start("logger", () -> {
            file.seek(0);
            file.write(line);
            LockSupport.parkNanos(200_000);
        });
        start("allocator", () -> {
            byte[][] keep = new byte[64][];
            for (int i = 0; i < 64; i++) {
                keep[i] = new byte[16_000];
            }
            spin(keep.length);
            LockSupport.parkNanos(100_000);
        });
    }

    interface Step {
        void run() throws Exception;
    }

    private static void start(String name, Step step) {
        Thread thread = new Thread(() -> {
            try {
                while (running) {
                    step.run();
                }
            } catch (Exception e) {
                Thread.currentThread().interrupt();
            }
        }, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void post(Object ledger) {
        synchronized (ledger) {
            spin(200);
        }
        spin(50);
    }

    private static void fair(ReentrantLock lock) {
        lock.lock();
        try {
            spin(200);
        } finally {
            lock.unlock();
        }
    }

    private static int count;

    private static void request() throws InterruptedException {
        Request request = new Request();
        request.begin();
        DbQuery query = new DbQuery();
        query.begin();
        Thread.sleep(0, 300_000);
        query.statement = "select * from orders where id = ?";
        query.rows = 1;
        query.commit();
        request.path = "/shop/item/" + (count++ & 63);
        request.status = 200;
        request.commit();
    }

    private static volatile int sink;

    private static void spin(int turns) {
        int value = sink;
        for (int i = 0; i < turns; i++) {
            value = value * 31 + i;
        }
        sink = value;
    }

    /// Copies a recording n times into one file, moving the start of each chunk of copy k by k
    /// spans.
    private static void append(Path once, Path out, int copies) throws IOException {
        byte[] bytes = Files.readAllBytes(once);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long first = Long.MAX_VALUE;
        long last = 0;
        for (int at = 0; at < bytes.length; at += (int) buffer.getLong(at + 8)) {
            first = Math.min(first, buffer.getLong(at + 32));
            last = Math.max(last, buffer.getLong(at + 32) + buffer.getLong(at + 40));
        }
        long span = last - first + 1_000_000_000L;
        try (OutputStream to = Files.newOutputStream(out)) {
            for (int copy = 0; copy < copies; copy++) {
                to.write(bytes);
                for (int at = 0; at < bytes.length; at += (int) buffer.getLong(at + 8)) {
                    buffer.putLong(at + 32, buffer.getLong(at + 32) + span);
                }
            }
        }
    }
}
