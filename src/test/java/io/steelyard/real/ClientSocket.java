package io.steelyard.real;

import io.steelyard.random.RandomSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A client's WebSocket through a proxy. */
final class ClientSocket implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int LONGEST_RESPONSE = 4_096;

    private final Socket socket;
    private final InputStream input;
    private final RandomSource random;
    private final int server;

    /** Opens one from the given address; returns when the backend's answer has come. */
    static ClientSocket open(InetAddress from, InetSocketAddress proxy, String key, RandomSource random)
            throws IOException {
        Socket socket = new Socket();
        try {
            socket.bind(new InetSocketAddress(from, 0));
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(proxy, PATIENCE_MILLIS);
            return new ClientSocket(socket, proxy, key, random);
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    private ClientSocket(Socket socket, InetSocketAddress proxy, String key, RandomSource random) throws IOException {
        this.socket = socket;
        this.random = random;
        input = new BufferedInputStream(socket.getInputStream());
        byte[] nonce = bytes(16);
        socket.getOutputStream().write(Handshake.request(FreeAddress.text(proxy), key, nonce));
        String response = head();
        String accept = Handshake.accept(Base64.getEncoder().encodeToString(nonce));
        boolean upgraded = response.startsWith("HTTP/1.1 101 ")
                && Handshake.header(response, "Sec-WebSocket-Accept").equals(Optional.of(accept));
        if (!upgraded) {
            throw new IOException(
                    "the answer is no upgrade: " + response.lines().findFirst().orElse("nothing"));
        }
        server = Handshake.header(response, Handshake.BACKEND_HEADER)
                .map(Integer::parseInt)
                .orElseThrow(() -> new IOException("the answer names no backend: " + response));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private String head() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < LONGEST_RESPONSE && !text.toString().endsWith("\r\n\r\n")) {
            int next = input.read();
            if (next < 0) {
                throw new IOException("the proxy hung up after: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    /** The number of the backend that answered. */
    int server() {
        return server;
    }

    /** Does the closing handshake; returns when the proxy has hung up. */
    void finish() throws IOException {
        socket.getOutputStream().write(Handshake.maskedClose(bytes(4)));
        byte[] answer = input.readAllBytes();
        socket.close();
        if (!Arrays.equals(answer, Handshake.close())) {
            throw new IOException("a close frame was answered by " + answer.length + " bytes: "
                    + new String(answer, StandardCharsets.ISO_8859_1));
        }
    }

    /** Waits until the proxy has hung up of its own accord. */
    void awaitEnd() throws IOException {
        try {
            input.readAllBytes();
        } catch (SocketException reset) {
            // A reset ends a connection as well as a farewell does.
        }
        socket.close();
    }

    /** Hangs up. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
