package io.strowger.ingress;

import static io.strowger.ingress.House.JSON;
import static io.strowger.ingress.House.assertMenu;
import static io.strowger.ingress.House.assertRefused;
import static io.strowger.ingress.House.dial;
import static io.strowger.ingress.House.head;
import static io.strowger.ingress.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.strowger.bootstrap.VerticlesUnderTest;
import io.strowger.dialect.WireError;
import io.strowger.ingress.Wire.Answer;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every "no" of {@code POST /network/{id}}, and that nothing refused reaches the application. */
class NetworkEndpointTest {

    private static final String UPSTREAM = "/network/upstream";
    private static final String SECRET = VerticlesUnderTest.SECRET;

    private static House house;

    @BeforeAll
    static void open() {
        house = House.open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {JSON, "application/json; charset=utf-8", "Application/JSON;charset=UTF-8"})
    void shouldAnswerAGoodRequest(String type) {
        assertMenu(house.send(post(UPSTREAM, SECRET, type, dial("0233585501", "good"))));
    }

    @Test
    void shouldNotMindAQueryOrAnAbsoluteTarget() {
        String good = dial("0233585502", "target");
        assertMenu(house.send(post(UPSTREAM + "?x=1", SECRET, JSON, good)));
        assertMenu(house.send(post("http://strowger" + UPSTREAM, SECRET, JSON, good)));
    }

    @Test
    void shouldRefuseAWrongSecretAndSayWhichSchemeIsAsked() {
        Answer answer = house.send(post(UPSTREAM, "wrong", JSON, dial(10)));
        assertRefused(answer, 401, "UNAUTHORIZED", "");
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: y",
                "Authorization:",
                "Authorization: Bearer",
                "Authorization: Bearer ",
                "Authorization: Basic bmV0d29yay1zZWNyZXQ=",
                "Authorization: network-secret",
            })
    void shouldRefuseWithoutASecret(String authorization) {
        Answer answer =
                house.send(
                        "POST /network/upstream HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n"
                                + "Content-Type: application/json\r\n"
                                + authorization
                                + "\r\n\r\n{}");
        assertRefused(answer, 401, "UNAUTHORIZED", "");
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/network/other",
                "/network/",
                "/network/upstream//",
                "/network/upstream%2F",
                "/network/%75pstream",
                "/network/upstream/x",
                "/network/..",
                "/network",
                "/",
                "//network/upstream",
                "/nowhere",
                "/network/%00",
                "/%zz",
            })
    void shouldNotFindOtherPaths(String path) {
        Answer answer = house.send(post(path, SECRET, JSON, dial(11)));
        assertRefused(answer, 404, "NOT_FOUND", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW", "post"})
    void shouldNameTheMethodThatItTakes(String method) {
        Answer answer =
                house.send(method + " /network/upstream HTTP/1.1\r\nHost: strowger\r\n\r\n");
        assertRefused(answer, 405, "METHOD_NOT_ALLOWED", "");
        assertThat(answer.header("allow")).isEqualTo("POST");
    }

    @Test
    void shouldRefuseHeadWithoutABody() {
        try (Wire wire = house.wire()) {
            wire.send("HEAD /network/upstream HTTP/1.1\r\nHost: strowger\r\n\r\n");
            Answer answer = wire.read();
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("allow")).isEqualTo("POST");
            assertThat(answer.body()).isEmpty();
            assertMenu(wire.send(post(dial("0233585503", "afterhead"))).read());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/x-www-form-urlencoded",
                "application/jsonx",
                "application/json, text/plain",
                "*/*",
            })
    void shouldTakeJsonOnly(String type) {
        Answer answer = house.send(post(UPSTREAM, SECRET, type, dial(12)));
        assertRefused(answer, 415, "UNSUPPORTED_MEDIA_TYPE", "");
    }

    @Test
    void shouldTakeASlashBehindThePath() {
        assertMenu(house.send(post("/network/upstream/", SECRET, JSON, dial(21))));
        assertRefused(
                house.send(post("/network/upstream//", SECRET, JSON, dial(22))),
                404,
                "NOT_FOUND",
                "");
    }

    @Test
    void shouldKeepTheConnectionAfterARefusal() {
        try (Wire wire = house.wire()) {
            wire.send(post(UPSTREAM, "wrong", JSON, dial(13)));
            assertRefused(wire.read(), 401, "UNAUTHORIZED", "");
            wire.send(post(UPSTREAM, SECRET, JSON, "[]"));
            assertRefused(wire.read(), 400, "MALFORMED_REQUEST", "");
            assertMenu(wire.send(post(dial("0233585504", "kept"))).read());
        }
    }

    static Stream<Arguments> unreadable() {
        String good = dial(14);
        return Stream.of(
                argumentSet("nothing", "", "MALFORMED_REQUEST", ""),
                argumentSet("no JSON", "Type=initiation", "MALFORMED_REQUEST", ""),
                argumentSet("an array", "[" + good + "]", "MALFORMED_REQUEST", ""),
                argumentSet("two objects", good + good, "MALFORMED_REQUEST", ""),
                argumentSet("cut", good.substring(0, 40), "MALFORMED_REQUEST", ""),
                argumentSet("too deep", deep(good), "MALFORMED_REQUEST", ""),
                argumentSet("broken UTF-8", with(good, "\u00c3("), "MALFORMED_REQUEST", ""),
                argumentSet("overlong UTF-8", with(good, "\u00c0\u00af"), "MALFORMED_REQUEST", ""),
                argumentSet("a lone surrogate", with(good, "\\ud800"), "MALFORMED_REQUEST", ""),
                argumentSet("U+0000", with(good, "\\u0000"), "MALFORMED_REQUEST", ""),
                argumentSet("duplicate keys", twice(good), "MALFORMED_REQUEST", ""),
                argumentSet("a wrong type", seq(good, "[1]"), "INVALID_FIELD", "Sequence"),
                argumentSet("a huge number", seq(good, "1e99"), "INVALID_FIELD", "Sequence"),
                argumentSet("too big", seq(good, "2147483648"), "INVALID_FIELD", "Sequence"),
                argumentSet(
                        "a text too big", seq(good, "\"9999999999\""), "INVALID_FIELD", "Sequence"),
                argumentSet("negative", seq(good, "-1"), "INVALID_FIELD", "Sequence"),
                argumentSet("a float", seq(good, "1e9"), "INVALID_FIELD", "Sequence"),
                argumentSet("Arabic digits", seq(good, "\"\\u0661\""), "INVALID_FIELD", "Sequence"),
                argumentSet("wide digits", seq(good, "\"\\uff11\""), "INVALID_FIELD", "Sequence"),
                argumentSet(
                        "Arabic",
                        dial("233\\u0665\\u0665\\u0665\\u0665", "a"),
                        "INVALID_FIELD",
                        "Mobile"),
                argumentSet("wide", dial("\uff1233585501", "a"), "INVALID_FIELD", "Mobile"),
                argumentSet("no number", dial("nobody", "a"), "INVALID_FIELD", "Mobile"),
                argumentSet("a short number", dial("12", "a"), "INVALID_FIELD", "Mobile"),
                argumentSet("no Mobile", dial("", "a"), "MISSING_FIELD", "Mobile"),
                argumentSet("no SessionId", dial("0233585505", ""), "MISSING_FIELD", "SessionId"));
    }

    private static String deep(String good) {
        return good.replace("{", "{\"x\":" + "[".repeat(20) + "]".repeat(20) + ",");
    }

    private static String with(String good, String text) {
        return good.replace("*713#", text);
    }

    private static String twice(String good) {
        return good.replace("{", "{\"Type\":\"initiation\",");
    }

    private static String seq(String good, String value) {
        return good.replace("\"Sequence\":1", "\"Sequence\":" + value);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void shouldRefuseWhatItCannotRead(String body, String code, String field) {
        int before = house.asked.size();
        assertRefused(house.send(post(body)), 400, code, field);
        assertThat(house.asked).hasSize(before);
    }

    @Test
    void shouldCountRefusalsByTheirKind() {
        house.verticles.refusals.clear();
        house.send(post(UPSTREAM, "wrong", JSON, dial(15)));
        house.send(post("{"));
        assertThat(house.verticles.refusals)
                .containsExactly(WireError.Kind.UNAUTHORIZED, WireError.Kind.MALFORMED);
    }

    @Test
    void shouldAnswerAnUnknownCodeWithALastScreen() {
        String unknown = dial("0233585506", "unknown").replace("*713#", "*999#");
        Answer answer = house.send(post(unknown));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getString("Type")).isEqualTo("release");
    }

    @Test
    void shouldTakeABodyOfExactlyTheLimit() {
        String good = dial("0233585507", "full");
        String full = good + " ".repeat(64 * 1024 - good.length());
        assertMenu(house.send(post(full)));
        assertMenu(house.send(chunked(full, 1_000)));
        assertRefused(house.send(post(full + " ")), 413, "TOO_LARGE", "");
        assertRefused(house.send(chunked(full + " ", 1_000)), 413, "TOO_LARGE", "");
    }

    @Test
    void shouldAnswerATooLargeBodyThoughItsSenderGoesOn() {
        byte[] block = new byte[256 * 1024];
        try (Wire wire = house.wire()) {
            wire.send(head("Host: a", "Content-Length: 100000000"));
            wire.sendUntilRefused(block, 4);
            assertRefused(wire.read(), 413, "TOO_LARGE", "");
            assertThat(wire.readOrEnd()).isNull();
        }
    }

    static String chunked(String body, int size) {
        StringBuilder out = new StringBuilder(head("Host: a", "Transfer-Encoding: chunked"));
        for (int at = 0; at < body.length(); at += size) {
            String chunk = body.substring(at, Math.min(at + size, body.length()));
            out.append(Integer.toHexString(chunk.length())).append("\r\n").append(chunk);
            out.append("\r\n");
        }
        return out.append("0\r\n\r\n").toString();
    }
}
