package dev.plumbline.scratch.internal;

import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.Origin;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

/** A process of its own that holds a server until its stdin closes, or until it is killed. */
final class ServerHolder {

    private ServerHolder() {}

    public static void main(String[] arguments) throws Exception {
        ScratchServer server;
        try {
            server = ScratchServer.start(ScratchOptions.defaults()
                    .withOrigins(arguments.length > 0
                            ? new Origin[]{Origin.valueOf(arguments[0])}
                            : new Origin[]{Origin.LOCAL, Origin.EMBEDDED}));
        } catch (PlumblineException e) {
            System.out.println(e.getMessage());
            return;
        }
        ScratchDatabase database = server.createDatabase();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('data_directory')")) {
            row.next();
            System.out.println(row.getString(1).replaceFirst("/data$", ""));
        }
        System.out.println("port " + database.settings().port());
        waitForEnd();
    }

    private static void waitForEnd() throws IOException {
        while (System.in.read() >= 0) {
            // Nothing is expected but the end.
        }
    }
}
