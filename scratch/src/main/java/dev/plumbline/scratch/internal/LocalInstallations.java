package dev.plumbline.scratch.internal;

import dev.plumbline.scratch.Origin;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL installations in the places where packagers put them, newest first. */
final class LocalInstallations {

    /** Parent folder and name pattern: Debian and PGDG, Fedora and PGDG, Homebrew on both processors, Postgres.app, MacPorts, Alpine. */
    private static final List<List<String>> PLACES = List.of(List.of("/usr/lib/postgresql", "[0-9]*"),
            List.of("/usr", "pgsql-[0-9]*"),
            List.of("/opt/homebrew/opt", "postgresql*"), List.of("/usr/local/opt", "postgresql*"),
            List.of("/Applications/Postgres.app/Contents/Versions", "[0-9]*"),
            List.of("/opt/local/lib", "postgresql[0-9]*"),
            List.of("/usr/libexec", "postgresql[0-9]*"), List.of("/usr/local", "pgsql"),
            List.of("/usr/local/pgsql", "bin"));

    private LocalInstallations() {}

    /** The installations that hold a server, newest first. */
    static List<Installation> find() {
        return homes().stream().map(home -> Installation.of(home, Origin.LOCAL)).flatMap(Optional::stream)
                .sorted(Comparator.comparing(Installation::major, Comparator.reverseOrder())).toList();
    }

    /** The folders above {@code bin}; some may hold client programs only. */
    static Set<Path> homes() {
        Set<Path> homes = new LinkedHashSet<>();
        for (List<String> place : PLACES) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of(place.getFirst()), place.getLast())) {
                folders.forEach(folder -> addHome(homes, folder));
            } catch (IOException e) {
                // That packager has put nothing on this machine.
            }
        }
        Commands.onPath("pg_config").or(() -> Commands.onPath("postgres")).map(LocalInstallations::homeOf)
                .ifPresent(home -> addHome(homes, home));
        return homes;
    }

    private static void addHome(Set<Path> homes, Path folder) {
        if (Files.isExecutable(folder.resolve("bin/postgres")) || Files.isExecutable(folder.resolve("bin/psql"))) {
            try {
                homes.add(folder.toRealPath());
            } catch (IOException e) {
                // It has just been uninstalled.
            }
        }
    }

    private static Path homeOf(Path program) {
        try {
            Path real = program.toRealPath();
            Path bin = real.getParent();
            Path home = bin == null ? null : bin.getParent();
            return home == null ? program : home;
        } catch (IOException e) {
            return program;
        }
    }
}
