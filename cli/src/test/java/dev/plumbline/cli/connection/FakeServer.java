package dev.plumbline.cli.connection;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What no real server can be made to do: other protocols, no protocol, versions that are not installed, poolers. */
public final class FakeServer implements AutoCloseable {

    private static final int SSL_REQUEST = 80877103;

    /** One conversation. */
    @FunctionalInterface
    private interface Talk {
        void run(Socket socket, List<String> statements) throws IOException;
    }

    private final ServerSocket listener;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> statements = new CopyOnWriteArrayList<>();

    private FakeServer(Talk talk) {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> accept(talk));
    }

    /** A web server that does not understand what it is told. */
    public static FakeServer web() {
        return new FakeServer((socket, statements) -> {
            socket.getInputStream().read(new byte[8]);
            socket.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.close();
        });
    }

    /** A server that speaks first. */
    static FakeServer greeting(String text) {
        return new FakeServer((socket, statements) -> {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        });
    }

    /** A server that listens and never says a word. */
    static FakeServer silent() {
        return new FakeServer((socket, statements) -> socket.getInputStream().readAllBytes());
    }

    /** A server that hangs up. */
    static FakeServer closing() {
        return new FakeServer((socket, statements) -> {
            socket.getInputStream().read(new byte[8]);
            socket.close();
        });
    }

    /** Enough of PostgreSQL to be asked for its version. */
    public static FakeServer postgres(String version) {
        return new FakeServer((socket, statements) -> talkPostgres(socket, version, false, statements));
    }

    /** A pooler that refuses {@code options} in the first message. */
    static FakeServer pooler(String version) {
        return new FakeServer((socket, statements) -> talkPostgres(socket, version, true, statements));
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Every statement that was sent, in order. */
    List<String> statements() {
        return List.copyOf(statements);
    }

    private void accept(Talk talk) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        talk.run(socket, statements);
                    } catch (IOException e) {
                        // The other side hung up, or the test is over.
                    }
                });
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void talkPostgres(Socket socket, String version, boolean refuseOptions, List<String> statements)
            throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        String startup = "";
        while (startup.isEmpty()) {
            byte[] body = in.readNBytes(in.readInt() - 4);
            if (body.length == 4
                    && new DataInputStream(new java.io.ByteArrayInputStream(body)).readInt() == SSL_REQUEST) {
                out.writeByte('N');
            } else {
                startup = new String(body, StandardCharsets.UTF_8);
            }
        }
        if (refuseOptions && startup.contains("\0options\0")) {
            send(out, 'E', "SFATAL\0VFATAL\0C08P01\0Munsupported startup parameter: options\0\0");
            return;
        }
        send(out, 'R', "\0\0\0\0");
        for (String parameter : List.of("server_version\0" + version, "server_encoding\0UTF8", "client_encoding\0UTF8",
                "DateStyle\0ISO, MDY", "TimeZone\0UTC", "integer_datetimes\0on", "standard_conforming_strings\0on")) {
            send(out, 'S', parameter + "\0");
        }
        send(out, 'K', "\0\0\0\1\0\0\0\1");
        send(out, 'Z', "I");
        while (true) {
            int type = in.readUnsignedByte();
            String body = new String(in.readNBytes(in.readInt() - 4), StandardCharsets.UTF_8);
            switch (type) {
                case 'P' -> {
                    statements.add(body);
                    send(out, '1', "");
                }
                case 'B' -> send(out, '2', "");
                case 'D' -> send(out, 'n', "");
                case 'E' -> send(out, 'C', "SET\0");
                case 'Q' -> {
                    statements.add(body);
                    send(out, 'C', "SET\0");
                    send(out, 'Z', "I");
                }
                case 'S' -> send(out, 'Z', "I");
                case 'X' -> {
                    return;
                }
                default -> throw new IOException("message " + (char) type);
            }
        }
    }

    private static void send(DataOutputStream out, char type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(message);
        data.writeByte(type);
        data.writeInt(bytes.length + 4);
        data.write(bytes);
        out.write(message.toByteArray());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
