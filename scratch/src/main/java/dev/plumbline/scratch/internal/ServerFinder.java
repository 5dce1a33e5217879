package dev.plumbline.scratch.internal;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.Origin;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tries the origins in their order and keeps the reason of each that cannot serve. */
public final class ServerFinder {

    private ServerFinder() {}

    /** See {@link ScratchServer#start}. */
    public static ScratchServer start(ScratchOptions options) {
        if (options.url().isPresent()) {
            return NamedServers.start(options.url().get(), options);
        }
        List<String> reasons = new ArrayList<>();
        for (Origin origin : options.origins()) {
            try {
                return switch (origin) {
                    case URL -> throw new UnavailableException("none is named");
                    case DOCKER -> DockerServers.start(options);
                    case LOCAL -> PrivateServers.startLocal(options);
                    case EMBEDDED -> PrivateServers.startEmbedded(options);
                };
            } catch (UnavailableException e) {
                reasons.add(origin.words() + ": " + e.getMessage());
            } catch (IOException e) {
                throw new PlumblineException(ErrorCode.SCRATCH,
                        "starting PostgreSQL, " + origin.words() + ": " + e.getMessage(), e);
            }
        }
        throw new PlumblineException(ErrorCode.SCRATCH,
                "no scratch server of " + wish(options) + " can be had: " + String.join("; ", reasons)
                        + "; run scripts/setup, start Docker, or name a server by its URL");
    }

    private static String wish(ScratchOptions options) {
        String version = options.majorVersion().isPresent()
                ? "PostgreSQL " + options.majorVersion().getAsInt()
                : "PostgreSQL";
        return options.requiredExtensions().isEmpty()
                ? version
                : version + " with "
                        + options.requiredExtensions().stream().sorted().map(name -> '"' + name + '"')
                                .collect(Collectors.joining(", "));
    }
}
