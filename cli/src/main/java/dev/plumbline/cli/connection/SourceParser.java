package dev.plumbline.cli.connection;

import dev.plumbline.cli.environment.Surroundings;
import dev.plumbline.cli.text.NearMatches;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tells what a SOURCE is, in this order: a name of the configuration's connections, a URL, an existing file or folder, a
 * keyword string.
 */
public final class SourceParser {

    private static final String EXPECTED = "expected a URL (postgresql://USER@HOST:PORT/DATABASE), a .sql file, or a folder of .sql files";

    private final Surroundings surroundings;
    private final Map<String, String> names;
    private final ConnectionResolver resolver;

    /** @param names the configuration's names for connections */
    public SourceParser(Surroundings surroundings, Map<String, String> names) {
        this.surroundings = surroundings;
        this.names = Map.copyOf(names);
        this.resolver = new ConnectionResolver(surroundings);
    }

    /**
     * Reads a SOURCE. A live server is not contacted; files must be there and readable.
     *
     * @throws PlumblineException with {@link ErrorCode#BAD_INPUT} for files, {@link ErrorCode#USAGE} for connections
     */
    public Source parse(String text) {
        String named = names.get(text);
        if (named != null) {
            return new Source.Live(resolver.resolve(named));
        }
        if (text.contains("://") || text.startsWith("jdbc:")) {
            return new Source.Live(resolver.resolve(text));
        }
        Path path = path(text);
        if (Files.isDirectory(path)) {
            return new Source.SqlFiles(text, children(text, path));
        }
        if (Files.exists(path)) {
            return new Source.SqlFiles(text, List.of(readable(text, path)));
        }
        if (ConnectionText.isConnection(text)) {
            return new Source.Live(resolver.resolve(text));
        }
        throw new PlumblineException(ErrorCode.BAD_INPUT,
                "there is no file or folder \"" + text + '"' + hint(text, path) + "; " + EXPECTED);
    }

    /** A live database only, for what cannot be done with files. */
    public ConnectionTarget parseConnection(String text) {
        String named = names.get(text);
        if (named != null || ConnectionText.isConnection(text)) {
            return resolver.resolve(named == null ? text : named);
        }
        throw new PlumblineException(ErrorCode.USAGE,
                '"' + text + "\" is not a connection" + NearMatches.hint(text, names.keySet())
                        + "; expected postgresql://USER@HOST:PORT/DATABASE");
    }

    private Path path(String text) {
        try {
            return surroundings.resolve(text);
        } catch (InvalidPathException e) {
            throw new PlumblineException(ErrorCode.USAGE, "not a source; " + EXPECTED, e);
        }
    }

    private static List<Path> children(String text, Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> files = children.filter(f -> isSql(f) && !Files.isDirectory(f)).sorted().toList();
            if (files.isEmpty()) {
                throw new PlumblineException(ErrorCode.BAD_INPUT, "folder \"" + text
                        + "\" holds no .sql file; name the folder that holds them (folders below it are not read)");
            }
            files.forEach(f -> readable(f.toString(), f));
            return files;
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    "folder \"" + text + "\" cannot be read; check its permissions", e);
        }
    }

    private static Path readable(String text, Path file) {
        if (Files.isRegularFile(file) && !isSql(file)) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    "file \"" + text + "\" does not end in .sql; " + EXPECTED);
        }
        if (!Files.isReadable(file)) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    "file \"" + text + "\" cannot be read; check its permissions");
        }
        return file;
    }

    private static boolean isSql(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".sql");
    }

    private String hint(String text, Path path) {
        String near = NearMatches.hint(text, names.keySet());
        return near.isEmpty() ? NearMatches.hint(String.valueOf(path.getFileName()), siblings(path)) : near;
    }

    private static Collection<String> siblings(Path path) {
        Path parent = path.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(f -> isSql(f) || Files.isDirectory(f)).map(f -> f.getFileName().toString()).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
