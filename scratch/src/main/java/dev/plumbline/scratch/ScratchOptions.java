package dev.plumbline.scratch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a scratch server must be. Start from {@link #defaults()} and add wishes.
 *
 * @param url a server of the user's own ({@code postgresql://user:password@host:port/database}, with or without {@code jdbc:}); when given, no
 *        other origin is tried
 * @param majorVersion the exact major version; any supported one when empty
 * @param requiredExtensions extensions that the server must offer, such as {@code vector}
 * @param origins the origins to try, in this order
 * @param settings server settings that replace ours, such as {@code shared_buffers}; not applied to a server given by URL
 * @param largeData whether the server will hold more than some hundred megabytes; less is kept in memory where the machine has plenty, which makes
 *        starts and copies several times as fast
 * @param progress told in a few words what takes time
 */
public record ScratchOptions(Optional<String> url, OptionalInt majorVersion, Set<String> requiredExtensions,
        List<Origin> origins,
        Map<String, String> settings, boolean largeData,
        Consumer<String> progress) {

    /** The major versions of PostgreSQL that Plumbline supports. */
    public static final int OLDEST_MAJOR = 13;
    public static final int NEWEST_MAJOR = 18;

    private static final ScratchOptions DEFAULTS = new ScratchOptions(Optional.empty(), OptionalInt.empty(), Set.of(),
            List.of(Origin.DOCKER, Origin.LOCAL, Origin.EMBEDDED), Map.of(), false, message -> {});

    public ScratchOptions {
        requiredExtensions = Set.copyOf(requiredExtensions);
        origins = List.copyOf(origins);
        settings = Map.copyOf(settings);
    }

    /** Any supported version, no particular extension, every origin. */
    public static ScratchOptions defaults() {
        return DEFAULTS;
    }

    public ScratchOptions withUrl(String address) {
        return new ScratchOptions(Optional.of(address), majorVersion, requiredExtensions, origins, settings, largeData,
                progress);
    }

    public ScratchOptions withMajorVersion(int major) {
        return new ScratchOptions(url, OptionalInt.of(major), requiredExtensions, origins, settings, largeData,
                progress);
    }

    /** Adds extensions that the server must offer. */
    public ScratchOptions requiring(String... extensions) {
        Set<String> all = new LinkedHashSet<>(requiredExtensions);
        all.addAll(List.of(extensions));
        return new ScratchOptions(url, majorVersion, all, origins, settings, largeData, progress);
    }

    public ScratchOptions withOrigins(Origin... allowed) {
        return new ScratchOptions(url, majorVersion, requiredExtensions, List.of(allowed), settings, largeData,
                progress);
    }

    /** Adds one server setting. */
    public ScratchOptions withSetting(String name, String value) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put(name, value);
        return new ScratchOptions(url, majorVersion, requiredExtensions, origins, all, largeData, progress);
    }

    /** For more than some hundred megabytes of data: they belong on the disk. */
    public ScratchOptions withLargeData() {
        return new ScratchOptions(url, majorVersion, requiredExtensions, origins, settings, true, progress);
    }

    public ScratchOptions withProgress(Consumer<String> listener) {
        return new ScratchOptions(url, majorVersion, requiredExtensions, origins, settings, largeData, listener);
    }

    /** Without the URL, which may hold a password. */
    @Override
    public String toString() {
        return "ScratchOptions[majorVersion=" + majorVersion + ", requiredExtensions=" + requiredExtensions
                + ", origins=" + origins + ", settings="
                + settings + ", largeData=" + largeData + "]";
    }
}
