package dev.plumbline.scratch.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What must be ended when the JVM exits in an orderly way, unless it was ended before. */
final class EndWithProcess {

    private static final Set<Runnable> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(
                new Thread(() -> OPEN.parallelStream().forEach(Runnable::run), "plumbline-scratch-end"));
    }

    private EndWithProcess() {}

    /** Registers an ending; the returned one runs it at once and once only. */
    static Runnable register(Runnable ending) {
        OPEN.add(ending);
        return () -> {
            if (OPEN.remove(ending)) {
                ending.run();
            }
        };
    }
}
