package io.steelyard.real;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The servers behind the proxies: each answers upgrades with its number, and close frames with a close frame. One thread. */
final class Backends implements AutoCloseable {
    private static final int BACKLOG = 1_024;
    private static final int CLOSE_FRAME = 8;

    private final Selector selector;
    private final List<InetSocketAddress> addresses = new ArrayList<>();
    private final Thread thread;

    /** A connection from a proxy. */
    private static final class Exchange {
        private final int server;
        private final ByteBuffer received = ByteBuffer.allocate(4_096);
        private boolean upgraded;

        Exchange(int server) {
            this.server = server;
        }
    }

    Backends(int count, FreeAddress free) throws IOException {
        selector = Selector.open();
        try {
            for (int server = 0; server < count; server++) {
                ServerSocketChannel channel = ServerSocketChannel.open();
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_ACCEPT, server);
                channel.bind(new InetSocketAddress(free.next().getAddress(), 0), BACKLOG);
                addresses.add((InetSocketAddress) channel.getLocalAddress());
            }
        } catch (IOException | RuntimeException failed) {
            closeAll();
            throw failed;
        }
        thread = new Thread(this::serve, "backends");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where the servers listen. */
    List<InetSocketAddress> addresses() {
        return List.copyOf(addresses);
    }

    private void serve() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                selector.select();
                Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
                while (ready.hasNext()) {
                    serve(ready.next());
                    ready.remove();
                }
            }
        } catch (IOException failed) {
            throw new LiveCheckException("the backends have failed", failed);
        } finally {
            closeAll();
        }
    }

    private void serve(SelectionKey key) throws IOException {
        if (key.isValid() && key.isAcceptable()) {
            accept((ServerSocketChannel) key.channel(), (Integer) key.attachment());
        } else if (key.isValid() && key.isReadable()) {
            SocketChannel channel = (SocketChannel) key.channel();
            try {
                read(channel, (Exchange) key.attachment());
            } catch (IOException | LiveCheckException broken) {
                channel.close();
            }
        }
    }

    private void accept(ServerSocketChannel listening, int server) throws IOException {
        SocketChannel channel = listening.accept();
        if (channel != null) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, new Exchange(server));
        }
    }

    private static void read(SocketChannel channel, Exchange exchange) throws IOException {
        if (channel.read(exchange.received) < 0) {
            channel.close();
        } else if (!exchange.upgraded) {
            answer(channel, exchange);
        } else if (exchange.received.position() >= CLOSE_FRAME) {
            if ((exchange.received.get(0) & 0xFF) == Handshake.CLOSE) {
                channel.write(ByteBuffer.wrap(Handshake.close()));
            }
            channel.close();
        }
    }

    private static void answer(SocketChannel channel, Exchange exchange) throws IOException {
        byte[] received = exchange.received.array();
        String request = new String(received, 0, exchange.received.position(), StandardCharsets.ISO_8859_1);
        if (request.endsWith("\r\n\r\n")) {
            channel.write(ByteBuffer.wrap(Handshake.response(request, Integer.toString(exchange.server))));
            exchange.upgraded = true;
            exchange.received.clear();
        }
    }

    private void closeAll() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException failed) {
            throw new LiveCheckException("the backends could not be closed", failed);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
