package io.steelyard.select.nginx;

import io.steelyard.hash.Crc32;
import io.steelyard.select.Pick;
import io.steelyard.select.SourceAddress;

/** The text that {@code hash} hashes: the client's key, or its address. */
final class HashedText {
    private final Directive.Key key;
    private final byte[] buffer = new byte[16];

    HashedText(Directive.Key key) {
        this.key = key;
    }

    /** The state of a cyclic redundancy check after the text. */
    int addTo(int state, Pick pick) {
        if (key == Directive.Key.CLIENT_KEY) {
            return Crc32.update(state, pick.keyText(), 0, pick.keyLength());
        }
        int address = SourceAddress.ipv4(pick.source());
        return Crc32.update(
                state, buffer, 0, key == Directive.Key.ADDRESS_BYTES ? writeBytes(address) : writeText(address));
    }

    private int writeBytes(int address) {
        for (int i = 0; i < 4; i++) {
            buffer[i] = (byte) (address >>> (24 - 8 * i));
        }
        return 4;
    }

    private int writeText(int address) {
        int length = 0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            length = writeDecimal((address >>> shift) & 0xFF, length);
            if (shift > 0) {
                buffer[length++] = '.';
            }
        }
        return length;
    }

    /** Writes a number below 1000 behind what the buffer has; returns the new length. */
    private int writeDecimal(int number, int from) {
        int at = from;
        for (int unit = 100; unit >= 1; unit /= 10) {
            if (number >= unit || unit == 1) {
                buffer[at++] = (byte) ('0' + number / unit % 10);
            }
        }
        return at;
    }
}
