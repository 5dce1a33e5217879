package dev.plumbline.cli.connection;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One place where a server may listen. */
sealed interface Server {

    int port();

    /** How messages name it: {@code db.example:5432}, {@code [::1]:5432}, {@code socket /run/postgresql/.s.PGSQL.5432}. */
    String display();

    /** The name under which a password file lists it. */
    String passwordFileName();

    /**
     * A server on the network.
     *
     * @param host name or address that the user gave, also the one that a certificate must carry
     * @param address numeric address to connect to instead of looking {@code host} up
     */
    record Tcp(String host, @Nullable String address, int port) implements Server {

        @Override
        public String display() {
            String name = host.indexOf(':') >= 0 ? '[' + host + ']' : host;
            return name + ':' + port + (address == null || address.equals(host) ? "" : " (" + address + ')');
        }

        @Override
        public String passwordFileName() {
            return host;
        }
    }

    /**
     * A Unix socket.
     *
     * @param folder the folder that holds the socket file
     * @param standard whether the folder is the default of the operating system's packages
     */
    record Unix(Path folder, int port, boolean standard) implements Server {

        Path socket() {
            return folder.resolve(".s.PGSQL." + port);
        }

        @Override
        public String display() {
            return "socket " + socket();
        }

        @Override
        public String passwordFileName() {
            return standard ? "localhost" : folder.toString();
        }
    }
}
