package dev.plumbline.cli.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import javax.net.SocketFactory;

/**
 * Sockets that connect to one address whatever name the driver asks for, so that the driver still checks the certificate against
 * the name. The driver makes it by name, with the address as its only argument.
 */
public final class FixedAddressSocketFactory extends SocketFactory {

    private final InetAddress address;

    /** @param address numeric IPv4 or IPv6 address */
    public FixedAddressSocketFactory(String address) throws UnknownHostException {
        super();
        this.address = InetAddress.getByName(address);
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                int port = ((InetSocketAddress) endpoint).getPort();
                super.connect(new InetSocketAddress(address, port), timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return new Socket(address, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return new Socket(address, port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return new Socket(address, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return new Socket(address, port, local, localPort);
    }
}
