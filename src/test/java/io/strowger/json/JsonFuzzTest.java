package io.strowger.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Bodies changed at random, read by the fast reader and by a slow one that is plainly right. */
class JsonFuzzTest {

    private static final int ROUNDS = 60_000;
    private static final int MOST_CHANGES = 4;

    private static final List<byte[]> SEEDS =
            Stream.of(
                            "{\"Type\":\"initiation\",\"Sequence\":1,\"Final\":true,\"x\":\"*713#\"}",
                            "{\"Type\":\"a\\n\\u20ac\\ud83d\\ude00\",\"Data\":{\"a\":[1,2.5e3,{}]}}",
                            "{ \"abc\" : { \"d\" : [ { \"e\" : null } , false ] } , \"ABCD\" : -0 }",
                            "{\"Part\":{\"Type\":\"é€😀\",\"y\":\"ü\"},\"List\":[\"a\",1,null]}")
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .toList();

    private static final List<byte[]> PIECES =
            Stream.concat(
                            Stream.of(
                                            "\"Type\":1,",
                                            "\"tYPE\":1,",
                                            "\"x\":{\"y\":1},",
                                            "\"abc\":[],",
                                            "\"ABC\":2,",
                                            "{",
                                            "}",
                                            "[",
                                            "]",
                                            "[[[[[[",
                                            "]]]]]]",
                                            "\"",
                                            "\\",
                                            "\\u0000",
                                            "\\u0041",
                                            "\\ud83d",
                                            "\\ude00",
                                            "\\\\",
                                            "\0",
                                            "\ufeff",
                                            ",",
                                            ":",
                                            " ",
                                            "\n",
                                            "//",
                                            "/**/",
                                            "#",
                                            "NaN",
                                            "Infinity",
                                            "null",
                                            "1e308",
                                            "1e309",
                                            "-",
                                            ".",
                                            "0",
                                            "99999999999999999999",
                                            "é",
                                            "😀")
                                    .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                            Stream.of(
                                    new byte[] {(byte) 0xc0, (byte) 0x80},
                                    new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                                    new byte[] {(byte) 0xe2, (byte) 0x82},
                                    new byte[] {(byte) 0xff}))
                    .toList();

    @Test
    void shouldAgreeWithASlowReaderOnChangedBodies() {
        long seed = Long.getLong("strowger.seed", System.nanoTime());
        Random random = new Random(seed);
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = changed(random);
            boolean expected = SlowJson.accepts(body);
            assertThat(accepts(body))
                    .as("seed %d, round %d: %s", seed, round, text(body))
                    .isEqualTo(expected);
            accepted += expected ? 1 : 0;
        }
        assertThat(accepted).as("seed %d", seed).isBetween(ROUNDS / 50, ROUNDS / 2);
    }

    /** Whether the reader takes the body; a fault of a field is one of the test's own kind. */
    private static boolean accepts(byte[] body) {
        try {
            JsonReader.read(body, Sample.SHAPE, Strictness.LIBERAL, (_, _) -> {});
            return true;
        } catch (JsonFault fault) {
            assertThat(fault.kind()).isEqualTo(JsonFault.Kind.MALFORMED);
            return false;
        }
    }

    private static byte[] changed(Random random) {
        byte[] body = pick(SEEDS, random);
        int changes = random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes && body.length > 0; i++) {
            body = change(body, random);
        }
        return body;
    }

    private static byte[] change(byte[] body, Random random) {
        int at = random.nextInt(body.length);
        int end = Math.min(body.length, at + 1 + random.nextInt(8));
        return switch (random.nextInt(5)) {
            case 0 -> spliced(body, at, at, pick(PIECES, random));
            case 1 -> spliced(body, at, at + 1, pick(PIECES, random));
            case 2 -> spliced(body, at, end, new byte[0]);
            case 3 -> spliced(body, at, at, Arrays.copyOfRange(body, at, end));
            default -> spliced(body, at, at + 1, new byte[] {(byte) random.nextInt(256)});
        };
    }

    private static byte[] spliced(byte[] body, int from, int to, byte[] piece) {
        byte[] out = Arrays.copyOf(body, from + piece.length + body.length - to);
        System.arraycopy(piece, 0, out, from, piece.length);
        System.arraycopy(body, to, out, from + piece.length, body.length - to);
        return out;
    }

    private static byte[] pick(List<byte[]> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1);
    }
}
