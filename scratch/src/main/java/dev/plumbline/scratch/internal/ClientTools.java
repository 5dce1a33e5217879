package dev.plumbline.scratch.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** PostgreSQL's client programs on this machine: of the server's version, else the next newer one. */
final class ClientTools {

    private record Wish(String name, int major) {}

    private record Found(Path program, int major) {}

    private static final Map<Wish, Optional<Path>> KNOWN = new ConcurrentHashMap<>();

    private ClientTools() {}

    static Optional<Path> find(String name, int serverMajor) {
        return KNOWN.computeIfAbsent(new Wish(name, serverMajor), ClientTools::look);
    }

    private static Optional<Path> look(Wish wish) {
        Stream<Path> installed = LocalInstallations.homes().stream()
                .map(home -> home.resolve("bin").resolve(wish.name())).filter(Files::isExecutable);
        return Stream.concat(installed, Commands.onPath(wish.name()).stream())
                .flatMap(program -> Installation.version(program)
                        .map(version -> new Found(program, Installation.major(version))).stream())
                .filter(found -> found.major() >= wish.major()).min(Comparator.comparingInt(Found::major))
                .map(Found::program);
    }
}
