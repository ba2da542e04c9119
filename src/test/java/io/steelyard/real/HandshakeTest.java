package io.steelyard.real;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The words of RFC 6455 that the live check speaks. */
final class HandshakeTest {
    /** The example of section 1.3. */
    @Test
    void theServerProvesThatItHasReadTheNonce() {
        String nonce = "dGhlIHNhbXBsZSBub25jZQ==";
        byte[] decoded = "the sample nonce".getBytes(StandardCharsets.US_ASCII);

        String request = new String(Handshake.request("h", "u", decoded), StandardCharsets.US_ASCII);
        String response = new String(Handshake.response(request, "4"), StandardCharsets.US_ASCII);

        assertEquals(Optional.of(nonce), Handshake.header(request, "sec-websocket-key"));
        assertEquals(Optional.of("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), Handshake.header(response, "Sec-WebSocket-Accept"));
        assertEquals(Optional.of("4"), Handshake.header(response, Handshake.BACKEND_HEADER));
    }

    /** Status 1000 is the two bytes 3 and 232; a client's are masked, section 5.3. */
    @Test
    void closeFramesSayThatAllIsWell() {
        assertArrayEquals(new byte[] {(byte) 0x88, 2, 3, (byte) 232}, Handshake.close());
        assertArrayEquals(
                new byte[] {(byte) 0x88, (byte) 0x82, 1, 2, 4, 8, 3 ^ 1, (byte) (232 ^ 2)},
                Handshake.maskedClose(new byte[] {1, 2, 4, 8}));
    }
}
