package io.steelyard.select.haproxy;

import io.steelyard.hash.Crc32;
import io.steelyard.hash.Djb2;
import io.steelyard.hash.FullHash;
import io.steelyard.hash.Sdbm;
import io.steelyard.hash.Wt6;
import java.util.List;

/**
 * What HAProxy's {@code hash-type} says: how a hash finds its server, and how a key is hashed.
 *
 * @param consistent whether servers stand on a ring; else the hash, modulo their weight, finds them in a list
 * @param avalanche whether the hash is mixed once more; implied by {@code consistent} alone, and by nothing else
 */
record HashType(boolean consistent, Function function, boolean avalanche) {
    private static final String FORM =
            "hash-type must be map-based or consistent, then perhaps sdbm, djb2, wt6 or crc32,"
                    + " then perhaps avalanche, but is ";

    /** How the bytes of a key become a number. */
    enum Function {
        SDBM,
        DJB2,
        WT6,
        CRC32
    }

    /** Reads the directive without its first word. */
    static HashType parse(String text) {
        List<String> words = List.of(text.trim().split("\\s+", -1));
        boolean consistent = switch (words.get(0)) {
            case "map-based" -> false;
            case "consistent" -> true;
            default -> throw new IllegalArgumentException(FORM + text);
        };
        if (words.size() == 1) {
            return new HashType(consistent, Function.SDBM, consistent);
        }
        Function function = switch (words.get(1)) {
            case "sdbm" -> Function.SDBM;
            case "djb2" -> Function.DJB2;
            case "wt6" -> Function.WT6;
            case "crc32" -> Function.CRC32;
            default -> throw new IllegalArgumentException(FORM + text);
        };
        boolean avalanche = words.size() == 3 && words.get(2).equals("avalanche");
        if (words.size() > 2 && !avalanche) {
            throw new IllegalArgumentException(FORM + text);
        }
        return new HashType(consistent, function, avalanche);
    }

    /** The hash of a text of the request. */
    int hash(byte[] key, int length) {
        int hash = switch (function) {
            case SDBM -> Sdbm.hash(key, length);
            case DJB2 -> Djb2.hash(key, length);
            case WT6 -> Wt6.hash(key, length);
            case CRC32 -> Crc32.hash(key, length);
        };
        return hashOf(hash);
    }

    /** The hash of a client's address, to which the function is not applied. */
    int hashOf(int address) {
        return avalanche ? FullHash.of(address) : address;
    }
}
