package io.strowger.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {

    private static final String PEPPER = "a pepper for tests only";
    private static final String JSON = "{\"Mobile\":\"233207391846\",\"x\":\"é\"}";
    private static final HexFormat HEX = HexFormat.of();

    private final SecretCipher cipher = Keys.of(new Secret(PEPPER)).vault();
    private final EarlierForm earlier = new EarlierForm(PEPPER);
    private final ColumnCipher secrets = cipher.column("accounts", "checkout_secret");
    private final ColumnCipher bodies = cipher.jsonColumn("outbox", "body");

    private static byte[] hex(String digits) {
        return HEX.parseHex(digits.replace(" ", ""));
    }

    /** RFC 5297, appendix A. */
    @Test
    void shouldSealAsTheStandardSays() throws GeneralSecurityException {
        assertSeals(
                "fffefdfc fbfaf9f8 f7f6f5f4 f3f2f1f0 f0f1f2f3 f4f5f6f7 f8f9fafb fcfdfeff",
                "11223344 55667788 99aabbcc ddee",
                "85632d07 c6e8f37f 950acd32 0a2ecc93 40c02b96 90c4dc04 daef7f6a fe5c",
                "10111213 14151617 18191a1b 1c1d1e1f 20212223 24252627");
        assertSeals(
                "7f7e7d7c 7b7a7978 77767574 73727170 40414243 44454647 48494a4b 4c4d4e4f",
                "74686973 20697320 736f6d65 20706c61 696e7465 78742074 6f20656e 63727970"
                        + "74207573 696e6720 5349562d 414553",
                "7bdb6e3b 432667eb 06f4d14b ff2fbd0f cb900f2f ddbe4043 26601965 c889bf17"
                        + "dba77ceb 094fa663 b7a3f748 ba8af829 ea64ad54 4a272e9c 485b62a3 fd5c0d",
                "00112233 44556677 8899aabb ccddeeff deaddada deaddada ffeeddcc bbaa9988 77665544"
                        + "33221100",
                "10203040 50607080 90a0",
                "09f91102 9d74e35b d84156c5 635688c0");
    }

    private static void assertSeals(String key, String plain, String sealed, String... place)
            throws GeneralSecurityException {
        SecretCipher known = new SecretCipher(hex(key), new UnboundGcm(new byte[32]));
        byte[][] data = new byte[place.length][];
        for (int i = 0; i < place.length; i++) {
            data[i] = hex(place[i]);
        }
        String kept = known.seal(hex(plain), data);
        assertThat(kept).isEqualTo("siv:" + Base64.getEncoder().encodeToString(hex(sealed)));
        assertThat(known.open(kept, false, data)).isEqualTo(hex(plain));
    }

    @Test
    void shouldOpenWhatItSealedAndShowNothingOfIt() {
        String sealed = bodies.sealBytes("d-1", JSON.getBytes(UTF_8));
        assertThat(sealed).doesNotContain("2332", "Mobile", "{");
        assertThat(bodies.open("d-1", sealed)).isEqualTo(JSON);
        assertThat(bodies.openBytes("d-1", bodies.sealToBytes("d-1", JSON.getBytes(UTF_8))))
                .isEqualTo(JSON.getBytes(UTF_8));
    }

    @Test
    void shouldLeaveNothingAsNothing() {
        assertThat(secrets.seal("acme", "")).isEmpty();
        assertThat(secrets.open("acme", "")).isEmpty();
        assertThat(secrets.bind("acme", "")).isEmpty();
        assertThat(bodies.sealToBytes("d-1", new byte[0])).isEmpty();
    }

    /** A change is told from a repetition; nothing else is told by it. */
    @Test
    void shouldSealEqualTextsEquallyInOnePlaceAlone() {
        String here = secrets.seal("acme", "a");
        assertThat(secrets.seal("acme", "a")).isEqualTo(here);
        assertThat(secrets.seal("acme", "b")).isNotEqualTo(here);
        assertThat(secrets.seal("other", "a")).isNotEqualTo(here);
        assertThat(cipher.column("accounts", "callback_secret").seal("acme", "a"))
                .isNotEqualTo(here);
        assertThat(cipher.column("networks", "checkout_secret").seal("acme", "a"))
                .isNotEqualTo(here);
    }

    /** No two places are taken for one, wherever their names are cut. */
    @ParameterizedTest
    @CsvSource({
        "accounts, checkout_secret, other",
        "accounts, callback_secret, acme",
        "networks, checkout_secret, acme",
        "accountscheckout_secret, '', acme",
        "accounts, checkout_secreta, cme"
    })
    void shouldNotOpenWhatWasMoved(String table, String column, String row) {
        String sealed = secrets.seal("acme", "whsec_geheim");
        assertThatThrownBy(() -> cipher.column(table, column).open(row, sealed))
                .isInstanceOf(SealedValueException.class)
                .hasMessage(
                        "The sealed value in %s.%s of row '%s' does not open there.",
                        table, column, row);
    }

    @Test
    void shouldNotOpenWhatWasChanged() {
        byte[] sealed = Base64.getDecoder().decode(secrets.seal("acme", "a").substring(4));
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            String kept = "siv:" + Base64.getEncoder().encodeToString(changed);
            assertThatThrownBy(() -> secrets.open("acme", kept))
                    .isInstanceOf(SealedValueException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"siv:", "siv:AAAA", "siv:no base64!", "AAAA", "no base64!", "{}"})
    void shouldNotOpenWhatWasNotSealed(String kept) {
        assertThatThrownBy(() -> secrets.open("acme", kept))
                .isInstanceOf(SealedValueException.class)
                .hasMessageNotContaining(kept);
    }

    @Test
    void shouldOpenNothingOfAnotherPepper() {
        SecretCipher others = Keys.of(new Secret("another pepper for tests")).vault();
        String sealed = others.column("accounts", "checkout_secret").seal("acme", "a");
        assertThatThrownBy(() -> secrets.open("acme", sealed))
                .isInstanceOf(SealedValueException.class);
    }

    @Test
    void shouldReadAndBindWhatWasSealedBefore() {
        String before = earlier.seal("whsec_é");
        assertThat(secrets.open("acme", before)).isEqualTo("whsec_é");
        String bound = secrets.bind("acme", before);
        assertThat(bound).isEqualTo(secrets.seal("acme", "whsec_é"));
        assertThat(secrets.bind("acme", bound)).isEqualTo(bound);
    }

    @Test
    void shouldReadAndBindObjectsInTheClearWhereTheyOnceStood() {
        byte[] kept = JSON.getBytes(UTF_8);
        assertThat(bodies.openBytes("d-1", kept)).isEqualTo(kept);
        String latin = new String(kept, ISO_8859_1);
        assertThat(bodies.open("d-1", bodies.bind("d-1", latin))).isEqualTo(JSON);
    }

    @Test
    void shouldRefuseEarlierFormsWhenNoneIsLeft() {
        String sealed = secrets.seal("acme", "a");
        cipher.refuseEarlierForms();
        assertThat(secrets.open("acme", sealed)).isEqualTo("a");
        assertThatThrownBy(() -> secrets.open("acme", earlier.seal("a")))
                .isInstanceOf(SealedValueException.class);
        assertThatThrownBy(() -> bodies.openBytes("d-1", JSON.getBytes(UTF_8)))
                .isInstanceOf(SealedValueException.class);
    }
}
