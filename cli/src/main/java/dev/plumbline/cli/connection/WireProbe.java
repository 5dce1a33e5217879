package dev.plumbline.cli.connection;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Finds out what listens at a port after the driver failed there: sends PostgreSQL's request for TLS, to which a server answers
 * with one letter, and looks at what comes back.
 */
final class WireProbe {

    private static final int SSL_REQUEST_CODE = 80877103;
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MOST_SHOWN = 40;

    private WireProbe() {}

    /** What answered. */
    sealed interface Answer {

        /** It speaks PostgreSQL's protocol. */
        record Postgres() implements Answer {}

        /** It answered something else; {@code greeting} is its first printable line, perhaps empty. */
        record Other(String greeting) implements Answer {}

        /** It took the connection and said nothing. */
        record Silent() implements Answer {}

        /** It took the connection and closed it without a word. */
        record Closed() implements Answer {}

        /** It could not be reached at all. */
        record Unreachable() implements Answer {}
    }

    static Answer ask(Server.Tcp server) {
        try (Socket socket = new Socket()) {
            String address = server.address();
            socket.connect(new InetSocketAddress(address == null ? server.host() : address, server.port()),
                    TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return converse(socket);
        } catch (IOException e) {
            return new Answer.Unreachable();
        }
    }

    private static Answer converse(Socket socket) {
        try {
            socket.getOutputStream().write(ByteBuffer.allocate(8).putInt(8).putInt(SSL_REQUEST_CODE).array());
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            int first = in.read();
            return switch (first) {
                case -1 -> new Answer.Closed();
                case 'S', 'N' -> following(in, first);
                // An ErrorResponse: its length follows, whose first two bytes are zero.
                case 'E' -> in.read() == 0 ? new Answer.Postgres() : new Answer.Other("");
                default -> other(in, first);
            };
        } catch (SocketTimeoutException e) {
            return new Answer.Silent();
        } catch (IOException e) {
            return new Answer.Closed();
        }
    }

    /** PostgreSQL sends its one letter alone; a banner such as {@code SSH-2.0} goes on. */
    private static Answer following(InputStream in, int first) throws IOException {
        return in.available() == 0 ? new Answer.Postgres() : other(in, first);
    }

    private static Answer other(InputStream in, int first) throws IOException {
        byte[] rest = new byte[MOST_SHOWN];
        int length = Math.max(0, in.read(rest));
        String text = (char) first + new String(rest, 0, length, StandardCharsets.ISO_8859_1);
        String line = text.lines().findFirst().orElse("");
        return new Answer.Other(line.chars().allMatch(c -> c >= ' ' && c < 127) ? line : "");
    }
}
