package dev.plumbline.scratch.internal;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The user that servers run as: ourselves, or when we are root {@code nobody}, since PostgreSQL refuses to be root. {@code nobody} comes before
 * {@code postgres}: SQL of strangers runs there with superuser rights, and {@code postgres} could enter a cluster of this machine.
 *
 * @param name the user's name; empty for ourselves
 * @param prefix the words that put a command under that user
 */
record Unprivileged(Optional<String> name, List<String> prefix) {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static @Nullable Unprivileged found;

    /** The user, and the program that switches to it; looked for once in the life of this process. */
    static synchronized Unprivileged find() throws IOException {
        Unprivileged user = found;
        if (user == null) {
            user = look();
            found = user;
        }
        return user;
    }

    private static Unprivileged look() throws IOException {
        return forUid(Commands.run(List.of("id", "-u"), Map.of(), LIMIT).output().strip());
    }

    private static Unprivileged forUid(String uid) throws IOException {
        if (!uid.equals("0")) {
            return new Unprivileged(Optional.empty(), List.of());
        }
        for (String user : List.of("nobody", "postgres")) {
            Commands.Result group = Commands.run(List.of("id", "-g", user), Map.of(), LIMIT);
            if (!group.ok()) {
                continue;
            }
            Optional<Unprivileged> usable = ways(user, group.output().strip())
                    .map(words -> new Unprivileged(Optional.of(user), words))
                    .filter(Unprivileged::works).findFirst();
            if (usable.isPresent()) {
                return usable.get();
            }
        }
        throw new PlumblineException(ErrorCode.SCRATCH,
                "PostgreSQL does not run as root, and neither setpriv nor runuser (package util-linux) "
                        + "can switch to the user \"nobody\" or \"postgres\": install it, or run Plumbline as another user");
    }

    /** Both become the command, so that its process number is the one that was started; {@code su} and {@code sudo} stay in between. */
    private static Stream<List<String>> ways(String user, String group) {
        return Stream.of(
                List.of("setpriv", "--reuid", user, "--regid", group, "--clear-groups", "--no-new-privs", "--"),
                List.of("runuser", "-u", user, "--"));
    }

    private boolean works() {
        try {
            return Commands.onPath(prefix.getFirst()).isPresent()
                    && Commands.run(command(List.of("true")), Map.of(), LIMIT).ok();
        } catch (IOException e) {
            return false;
        }
    }

    /** The command as that user. */
    List<String> command(List<String> words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(words);
        return all;
    }

    /** Gives a file or folder to that user. */
    void own(Path file) throws IOException {
        if (name.isPresent()) {
            UserPrincipal user = FileSystems.getDefault().getUserPrincipalLookupService()
                    .lookupPrincipalByName(name.get());
            Files.setOwner(file, user);
        }
    }
}
