package io.strowger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.strowger.json.JsonFault.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The common rules for JSON bodies (docs/protocols/common.md, "JSON"). */
class JsonReaderTest {

    static Stream<Arguments> refusedBodies() {
        return Stream.of(
                arguments("nothing", ""),
                arguments("blanks only", " \r\n\t "),
                arguments("an array at the top", "[{}]"),
                arguments("a text at the top", "\"{}\""),
                arguments("a number at the top", "1"),
                arguments("null at the top", "null"),
                arguments("an object that is not closed", "{\"x\":1"),
                arguments("a key without a value", "{\"x\"}"),
                arguments("a key without quotes", "{x:1}"),
                arguments("single quotes", "{'x':1}"),
                arguments("a comma too many", "{\"x\":1,}"),
                arguments("a form feed between", "{\f}"),
                arguments("a second object", "{}{}"),
                arguments("a second object after a blank", "{} {}"),
                arguments("a word behind", "{}x"),
                arguments("a bracket behind", "{}]"),
                arguments("a known key twice", "{\"Type\":\"a\",\"Type\":\"a\"}"),
                arguments("a known key twice in two cases", "{\"Type\":\"a\",\"tYPE\":\"a\"}"),
                arguments("a known key twice, once null", "{\"Type\":null,\"Type\":\"a\"}"),
                arguments("a known key twice, once escaped", "{\"Type\":1,\"\\u0054ype\":1}"),
                arguments("an unknown key twice", "{\"x\":1,\"x\":2}"),
                arguments("an unknown key twice in two cases", "{\"xy\":1,\"XY\":2}"),
                arguments("a key twice inside an ignored object", "{\"x\":{\"y\":1,\"y\":2}}"),
                arguments("a key twice deep inside", "{\"x\":[[{\"y\":[{\"z\":1,\"z\":2}]}]]}"),
                arguments("a key twice inside a cut-out", "{\"Data\":{\"y\":1,\"y\":2}}"),
                arguments(
                        "a key twice inside a known object", "{\"Part\":{\"Type\":1,\"type\":2}}"),
                arguments("a comment in front", "/* */{}"),
                arguments("a comment inside", "{/* */}"),
                arguments("a line comment behind", "{}//"),
                arguments("a hash comment behind", "{}#"),
                arguments("NaN", "{\"x\":NaN}"),
                arguments("Infinity", "{\"x\":Infinity}"),
                arguments("minus Infinity", "{\"x\":-Infinity}"),
                arguments("a plus in front of a number", "{\"x\":+1}"),
                arguments("a zero in front of a number", "{\"x\":01}"),
                arguments("a number without a fraction", "{\"x\":1.}"),
                arguments("a number without a whole part", "{\"x\":.5}"),
                arguments("a number beyond a double", "{\"x\":1e309}"),
                arguments("a whole number beyond a double", "{\"x\":1" + "0".repeat(309) + "}"),
                arguments("a number beyond a double, nested", "{\"x\":[{\"y\":-1e999}]}"),
                arguments("a number beyond a double as a text", "{\"Type\":1e309}"),
                arguments("a number beyond a double cut out", "{\"Data\":1e309}"),
                arguments("an unknown escape", "{\"x\":\"\\x41\"}"),
                arguments("a short escape", "{\"x\":\"\\u12\"}"),
                arguments("a line end inside a text", "{\"x\":\"a\nb\"}"),
                arguments("U+0000", "{\"x\":\"a\0b\"}"),
                arguments("U+0000 between", "{\0}"),
                arguments("U+0000 as an escape", "{\"x\":\"\\u0000\"}"),
                arguments("U+0000 as an escape in a key", "{\"\\u0000\":1}"),
                arguments("a high surrogate alone", "{\"x\":\"\\ud83d\"}"),
                arguments("a high surrogate and a letter", "{\"x\":\"\\ud83dx\"}"),
                arguments("a high surrogate and another", "{\"x\":\"\\ud83d\\uD83D\"}"),
                arguments("a high surrogate and an escaped u", "{\"x\":\"\\ud83d\\\\ude00\"}"),
                arguments("a low surrogate alone", "{\"x\":\"\\uDE00\"}"),
                arguments("a pair the wrong way round", "{\"x\":\"\\ude00\\ud83d\"}"),
                arguments("a lone surrogate in a key", "{\"\\ud83d\":1}"),
                arguments("a lone surrogate deep inside", "{\"x\":[{\"y\":\"\\udfff\"}]}"),
                arguments("a level too many", nested(JsonReader.MAX_DEPTH)),
                arguments("far too many levels", nested(20_000)),
                arguments(
                        "a key too long",
                        "{\"" + "k".repeat(JsonReader.MAX_KEY_BYTES + 1) + "\":1}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedBodies")
    void shouldRefuse(String label, String body) {
        assertThat(label).isNotEmpty();
        assertRefused(body.getBytes(StandardCharsets.UTF_8), Kind.MALFORMED);
    }

    static Stream<Arguments> refusedBytes() {
        return Stream.of(
                arguments(
                        "two byte order marks", bytes("{}", 0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf), 0),
                arguments("UTF-16", "{\"x\":1}".getBytes(StandardCharsets.UTF_16), 0),
                arguments("UTF-16LE", "{\"x\":1}".getBytes(StandardCharsets.UTF_16LE), 0),
                arguments("UTF-16BE", "{\"x\":1}".getBytes(StandardCharsets.UTF_16BE), 0),
                arguments("a slash in two bytes", bytes("", 0xc0, 0xaf), 1),
                arguments("U+0000 in two bytes", bytes("", 0xc0, 0x80), 1),
                arguments("a letter in two bytes", bytes("", 0xc1, 0x81), 1),
                arguments("U+007F in three bytes", bytes("", 0xe0, 0x81, 0xbf), 1),
                arguments("U+07FF in three bytes", bytes("", 0xe0, 0x9f, 0xbf), 1),
                arguments("U+FFFF in four bytes", bytes("", 0xf0, 0x8f, 0xbf, 0xbf), 1),
                arguments("a high surrogate", bytes("", 0xed, 0xa0, 0x80), 1),
                arguments("a low surrogate", bytes("", 0xed, 0xbf, 0xbf), 1),
                arguments("a pair in six bytes", bytes("", 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80), 1),
                arguments("beyond U+10FFFF", bytes("", 0xf4, 0x90, 0x80, 0x80), 1),
                arguments("a byte that never is", bytes("", 0xff), 1),
                arguments("a trailing byte alone", bytes("", 0x80), 1),
                arguments("a character cut short", bytes("", 0xe2, 0x82), 1),
                arguments("Latin-1", bytes("", 0xe9), 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedBytes")
    void shouldRefuseBytesThatAreNotUtf8(String label, byte[] bytes, int inside) {
        assertThat(label).isNotEmpty();
        assertRefused(inside == 0 ? bytes : within("{\"x\":\"", bytes, "\"}"), Kind.MALFORMED);
        if (inside == 1) {
            assertRefused(within("{\"some key", bytes, "\":1}"), Kind.MALFORMED);
            assertRefused(
                    within("{\"Type\":\"long enough\",\"x\":[\"", bytes, "\"]}"), Kind.MALFORMED);
        }
    }

    static Stream<Arguments> acceptedBodies() {
        return Stream.of(
                arguments("an empty object", "{}"),
                arguments("blanks around", " \t\r\n{ } \n"),
                arguments("unknown fields of all kinds", "{\"a\":1,\"b\":[],\"c\":{\"d\":null}}"),
                arguments(
                        "equal keys in different objects",
                        "{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1}}"),
                arguments("two cases of a nested unknown key", "{\"x\":{\"y\":1,\"Y\":2}}"),
                arguments("the greatest double", "{\"x\":1.7976931348623157e308}"),
                arguments("a very small number", "{\"x\":1e-999}"),
                arguments("a number of twenty digits", "{\"x\":12345678901234567890}"),
                arguments("an escaped pair", "{\"x\":\"\\ud83d\\ude00\"}"),
                arguments("an escaped backslash before u", "{\"x\":\"\\\\u0000 \\\\ud83d\"}"),
                arguments("an escape at the very end of a text", "{\"x\":\"\\u20ac\"}"),
                arguments("all short escapes", "{\"x\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}"),
                arguments("characters of two, three and four bytes", "{\"é€😀\":\"é€😀\"}"),
                arguments("U+FEFF inside a text", "{\"x\":\"\ufeff\"}"),
                arguments("as many levels as may be", nested(JsonReader.MAX_DEPTH - 1)),
                arguments(
                        "a key as long as may be",
                        "{\"" + "k".repeat(JsonReader.MAX_KEY_BYTES) + "\":1}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acceptedBodies")
    void shouldAccept(String label, String body) throws JsonFault {
        assertThat(label).isNotEmpty();
        assertThat(Sample.read(body, Strictness.LIBERAL)).isEmpty();
    }

    @Test
    void shouldAcceptSixtyFourKibibytesAndNotAByteMore() throws JsonFault {
        String most = "{\"x\":\"" + "y".repeat(JsonReader.MAX_BYTES - 8) + "\"}";
        assertThat(most).hasSize(JsonReader.MAX_BYTES);
        assertThat(Sample.read(most, Strictness.LIBERAL)).isEmpty();
        assertRefused((most + " ").getBytes(StandardCharsets.UTF_8), Kind.TOO_LARGE);
    }

    @Test
    void shouldSkipAByteOrderMarkUnlessStrict() throws JsonFault {
        byte[] body = "\ufeff {\"Type\":\"a\",\"Data\":[ 1 ] }".getBytes(StandardCharsets.UTF_8);
        assertThat(Sample.read(body, Strictness.LIBERAL)).containsExactly("Type=a", "Data=[ 1 ]");
        assertThatThrownBy(() -> Sample.read(body, Strictness.STRICT))
                .isInstanceOf(JsonFault.class)
                .hasMessage("The body is not a JSON object.");
    }

    @Test
    void shouldSayAtWhichByteABodyIsBroken() {
        assertThatThrownBy(() -> Sample.read("{\"Type\":\"a\",}", Strictness.LIBERAL))
                .isInstanceOf(JsonFault.class)
                .hasMessage("The body is not valid JSON at byte 12.");
    }

    @Test
    void shouldReadOnAfterARefusal() throws JsonFault {
        assertRefused("{\"Type\":\"a".getBytes(StandardCharsets.UTF_8), Kind.MALFORMED);
        assertThat(Sample.read("{\"Type\":\"b\"}", Strictness.LIBERAL)).containsExactly("Type=b");
    }

    private static void assertRefused(byte[] body, Kind kind) {
        assertThatThrownBy(() -> Sample.read(body, Strictness.LIBERAL))
                .asInstanceOf(type(JsonFault.class))
                .satisfies(fault -> assertThat(fault.field()).isEmpty())
                .extracting(JsonFault::kind)
                .isEqualTo(kind);
    }

    /** An object that holds so many arrays, each in the one before. */
    private static String nested(int arrays) {
        return "{\"x\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
    }

    private static byte[] within(String before, byte[] bytes, String after) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(bytes);
        out.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static byte[] bytes(String behind, int... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int value : values) {
            out.write(value);
        }
        out.writeBytes(behind.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
