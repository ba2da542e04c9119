package io.steelyard.real;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** HAProxy's run-time interface, in its interactive mode: one connection for all commands. */
final class HaproxyAdmin implements AutoCloseable {
    private static final String PROMPT = "\n> ";
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int CURRENT_SESSIONS = 4;

    private final Socket socket = new Socket();
    private final InputStream input;

    HaproxyAdmin(InetSocketAddress address) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(address, PATIENCE_MILLIS);
            input = socket.getInputStream();
            ask("prompt");
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /** Sends a command; returns its answer. */
    private String ask(String command) throws IOException {
        socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[4_096];
        while (answer.lastIndexOf(PROMPT) < 0 || !answer.toString().endsWith(PROMPT)) {
            int count = input.read(buffer);
            if (count < 0) {
                throw new IOException("HAProxy hung up after: " + answer);
            }
            answer.append(new String(buffer, 0, count, StandardCharsets.US_ASCII));
        }
        return answer.substring(0, answer.length() - PROMPT.length()).trim();
    }

    /** Sends a command that is answered by nothing unless it is refused. */
    void tell(String command) throws IOException {
        String answer = ask(command);
        if (!answer.isEmpty()) {
            throw new IOException("HAProxy answers to '" + command + "': " + answer);
        }
    }

    /** The connections that the backend counts for a server, numbered from 1. */
    int sessions(int number) throws IOException {
        String[] cells = ask("show stat be 4 " + number)
                .lines()
                .filter(line -> line.startsWith("be,"))
                .findFirst()
                .orElseThrow(() -> new IOException("HAProxy knows no server " + number))
                .split(",", -1);
        return Integer.parseInt(cells[CURRENT_SESSIONS]);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
