package io.steelyard.real;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** The opening handshake and the close frame of a WebSocket (RFC 6455, sections 1.3, 5.2 and 5.5.1). */
final class Handshake {
    /** Names the backend that answered. */
    static final String BACKEND_HEADER = "X-Backend";

    /** Names the client's key. */
    static final String KEY_HEADER = "X-User";

    /** The first byte of a close frame: final, opcode 8. */
    static final int CLOSE = 0x88;

    /** The status of a normal closure. */
    static final int NORMAL = 1000;

    private static final String SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private Handshake() {}

    /** A client's request, of which the nonce has 16 bytes. */
    static byte[] request(String host, String key, byte[] nonce) {
        return ascii("GET /?user=" + key + " HTTP/1.1\r\nHost: " + host + "\r\n" + KEY_HEADER + ": " + key
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + Base64.getEncoder().encodeToString(nonce) + "\r\n\r\n");
    }

    /** A server's answer to a request. */
    static byte[] response(String request, String backend) {
        String nonce = header(request, "Sec-WebSocket-Key")
                .orElseThrow(() -> new LiveCheckException("a backend got no WebSocket request: " + request));
        return ascii(
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: "
                        + accept(nonce) + "\r\n" + BACKEND_HEADER + ": " + backend + "\r\n\r\n");
    }

    /** The proof that a server has understood the client's nonce, which is given as it stands in the request. */
    static String accept(String nonce) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(ascii(nonce + SUFFIX));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new LiveCheckException("every Java platform has SHA-1", impossible);
        }
    }

    /** The value of a header of a request or response. */
    static Optional<String> header(String message, String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return message.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).trim())
                .findFirst();
    }

    /** A client's close frame of normal closure, masked. */
    static byte[] maskedClose(byte[] mask) {
        return new byte[] {
            (byte) CLOSE,
            (byte) 0x82,
            mask[0],
            mask[1],
            mask[2],
            mask[3],
            (byte) ((NORMAL >> 8) ^ mask[0]),
            (byte) (NORMAL ^ mask[1])
        };
    }

    /** A server's close frame of normal closure. */
    static byte[] close() {
        return new byte[] {(byte) CLOSE, 2, (byte) (NORMAL >> 8), (byte) NORMAL};
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
