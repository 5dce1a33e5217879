package dev.plumbline.scratch;

import java.nio.file.Path;
import java.util.Optional;

/** A server that several callers use, so that none of them may end it; the process's exit does. */
record SharedServer(ScratchServer server) implements ScratchServer {

    @Override
    public int majorVersion() {
        return server.majorVersion();
    }

    @Override
    public String serverVersion() {
        return server.serverVersion();
    }

    @Override
    public Origin origin() {
        return server.origin();
    }

    @Override
    public String description() {
        return server.description();
    }

    @Override
    public boolean offersExtension(String name) {
        return server.offersExtension(name);
    }

    @Override
    public Optional<String> extensionVersion(String name) {
        return server.extensionVersion(name);
    }

    @Override
    public ScratchDatabase createDatabase() {
        return server.createDatabase();
    }

    @Override
    public ScratchDatabase cloneDatabase(ScratchDatabase template) {
        return server.cloneDatabase(template);
    }

    @Override
    public void ensureRole(String role) {
        server.ensureRole(role);
    }

    @Override
    public Optional<Path> tool(String name) {
        return server.tool(name);
    }

    @Override
    public void close() {
        // Others still use it.
    }
}
