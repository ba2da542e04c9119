package io.steelyard.select.envoy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.hash.Xxh64;
import io.steelyard.scenario.Fraction;
import io.steelyard.select.Pick;
import io.steelyard.select.SourceAddress;
import io.steelyard.select.envoy.HashSource.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestHasherTest {
    private final Pick pick = new Pick(client -> 1000 + client, client -> 5);

    private static HashSource source(Kind kind, String name, boolean terminal, double share) {
        return new HashSource(kind, name, terminal, new Fraction(share));
    }

    private static RequestHasher of(HashSource... sources) {
        return new RequestHasher(List.of(sources));
    }

    private static String address() {
        int address = SourceAddress.ipv4(5);
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }

    private static long key(int client) {
        return Xxh64.hash("user-" + (1000 + client), 0);
    }

    @Test
    void aHeaderShowsTheKeyAndTheConnectionItsAddressWithoutPort() {
        RequestHasher header = of(source(Kind.KEY, "header x", false, 1));
        assertTrue(header.hash(pick.set(0, 17, 0)));
        assertEquals(key(17), header.value());
        RequestHasher connection = of(source(Kind.SOURCE_ADDRESS, "", false, 1));
        assertTrue(connection.hash(pick));
        assertEquals(Xxh64.hash(address(), 0), connection.value());
    }

    @Test
    void hashesAreCombinedByRotation() {
        RequestHasher both = of(source(Kind.KEY, "header x", false, 1), source(Kind.SOURCE_ADDRESS, "", false, 1));
        assertTrue(both.hash(pick.set(0, 17, 0)));
        assertEquals(Long.rotateLeft(key(17), 1) ^ Xxh64.hash(address(), 0), both.value());
    }

    @Test
    void aTerminalPolicyEndsTheListOnceThereIsAHash() {
        HashSource address = source(Kind.SOURCE_ADDRESS, "", false, 1);
        RequestHasher ends = of(source(Kind.KEY, "header x", true, 1), address);
        assertTrue(ends.hash(pick.set(0, 17, 0)));
        assertEquals(key(17), ends.value());
        RequestHasher goesOn = of(source(Kind.KEY, "header x", true, 0), address);
        assertTrue(goesOn.hash(pick));
        assertEquals(Xxh64.hash(address(), 0), goesOn.value());
        RequestHasher endsLate = of(address, source(Kind.KEY, "header x", true, 0), address);
        assertTrue(endsLate.hash(pick));
        assertEquals(Xxh64.hash(address(), 0), endsLate.value(), "a terminal policy without a hash ends it too");
    }

    @Test
    void withoutAnythingToHashThereIsNoHash() {
        assertFalse(of().hash(pick.set(0, 17, 0)));
        assertFalse(of(source(Kind.KEY, "cookie x", false, 0)).hash(pick));
    }

    /** "16 lower-case hex digits of the hash of both ends; the hash is that of this text", and the same at every return. */
    @Test
    void whoHasNoCookieIsGivenOneAndKeepsIt() {
        RequestHasher cookie = of(source(Kind.KEY_OR_GENERATED_COOKIE, "cookie x", false, 0));
        assertTrue(cookie.hash(pick.set(0, 17, 0)));
        String remote = address() + ":" + RequestHasher.port(17);
        String value = RequestHash.generatedCookie(remote, "192.0.2.1:443");
        assertEquals(Xxh64.hash(value, 0), cookie.value());
        assertTrue(cookie.hash(pick.set(9_000_000_000L, 17, 0)));
        assertEquals(Xxh64.hash(value, 0), cookie.value());
        assertTrue(cookie.hash(pick.set(0, 18, 0)));
        assertNotEquals(Xxh64.hash(value, 0), cookie.value(), "another client of the address has another port");
    }

    /** Of 10,000 clients 3,000 with a standard deviation of 46, of which 230 are five. */
    @Test
    void theShareOfClientsCarriesIt() {
        RequestHasher some = of(source(Kind.KEY, "cookie x", false, 0.3));
        RequestHasher alike = of(source(Kind.KEY, "Cookie X", false, 0.3));
        RequestHasher others = of(source(Kind.KEY, "cookie y", false, 0.3));
        int carrying = 0;
        int both = 0;
        for (int client = 0; client < 10_000; client++) {
            boolean carries = some.hash(pick.set(0, client, 0));
            assertEquals(carries, alike.hash(pick), "names differ by more than case");
            carrying += carries ? 1 : 0;
            both += carries && others.hash(pick) ? 1 : 0;
        }
        assertEquals(3_000, carrying, 230);
        assertEquals(900, both, 5 * Math.sqrt(10_000 * 0.09 * 0.91));
    }
}
