package dev.plumbline.scratch.internal;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Freshly initialised clusters, one for each installation, kept so that a start costs a copy instead of an {@code initdb}. Safe against other
 * processes that do the same: a template appears complete or not at all.
 */
final class ClusterTemplates {

    /** The superuser of every private cluster: the name that owns most objects of most live databases. */
    static final String SUPERUSER = "postgres";

    /** Raised when the way of initialising changes, so that older templates are not used. */
    private static final int FORMAT = 1;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final SecureRandom RANDOM = new SecureRandom();

    private ClusterTemplates() {}

    /** Fills the run folder's data folder with a new cluster and returns its superuser's password, which is to be replaced at once. */
    static String fill(RunFolder folder, Installation installation, Unprivileged user) throws IOException {
        Path template = Cache.folder(user, "clusters").resolve(name(installation, user));
        if (!Files.exists(template.resolve("password"))) {
            String password = initialise(folder, installation, user);
            keep(folder, template, password);
            return password;
        }
        copy(template.resolve("data"), folder.data());
        return Files.readString(template.resolve("password"));
    }

    private static String name(Installation installation, Unprivileged user) {
        String key = installation.home() + "|" + user.name().orElse("") + "|" + FORMAT;
        return installation.version() + "-" + HexFormat.of().toHexDigits(key.hashCode());
    }

    private static String initialise(RunFolder folder, Installation installation, Unprivileged user)
            throws IOException {
        String password = randomPassword();
        Path passwordFile = folder.path().resolve("password");
        Files.createFile(passwordFile,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, password);
        user.own(passwordFile);
        Files.createDirectory(folder.data(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        user.own(folder.data());
        Commands.Result result = Commands.run(
                user.command(List.of(installation.program("initdb").toString(), "--pgdata=" + folder.data(),
                        "--username=" + SUPERUSER,
                        "--pwfile=" + passwordFile, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C",
                        "--no-sync")),
                Map.of("TZ", "UTC"), LIMIT);
        Files.delete(passwordFile);
        if (!result.ok()) {
            throw new PlumblineException(ErrorCode.SCRATCH,
                    "initdb of " + installation.description() + " failed: " + result.reason());
        }
        return password;
    }

    private static void keep(RunFolder folder, Path template, String password) throws IOException {
        Path draft = Files.createTempDirectory(Objects.requireNonNull(template.getParent()), ".draft-");
        try {
            copy(folder.data(), draft.resolve("data"));
            Path file = Files.createFile(draft.resolve("password"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password);
            Files.move(draft, template, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another process was faster, or the cache cannot be written. Without a template every start costs an initdb; that is slower, not wrong.
            RunFolder.delete(draft);
        }
    }

    /** The system's own copy keeps owner and permissions, and shares blocks where the file system can. */
    private static void copy(Path from, Path to) throws IOException {
        Commands.Result result = Commands.run(List.of("cp", "-a", from.toString(), to.toString()), Map.of(), LIMIT);
        if (!result.ok()) {
            throw new PlumblineException(ErrorCode.SCRATCH,
                    "copying a new cluster to " + to + " failed: " + result.reason());
        }
    }

    /** A password of 144 random bits, of characters that need no quoting anywhere. */
    static String randomPassword() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
