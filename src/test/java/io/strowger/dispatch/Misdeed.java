package io.strowger.dispatch;

import io.strowger.core.model.EndReason;
import io.strowger.dispatch.ScriptedApplication.Script;
import io.vertx.core.json.JsonObject;

/** What applications do wrong to a hop, and what the record says of it. */
enum Misdeed {
    SILENT(EndReason.APPLICATION_TIMED_OUT, "", (_, wire) -> wire.stall()),
    HEADERS_AND_THEN_NOTHING(
            EndReason.APPLICATION_TIMED_OUT,
            "",
            (_, wire) -> {
                wire.head(200, 40, Misdeed.JSON);
                wire.stall();
            }),
    TRICKLE(
            EndReason.APPLICATION_TIMED_OUT,
            "",
            (_, wire) -> {
                wire.head(200, 40_000, Misdeed.JSON);
                wire.trickle(50);
            }),
    TRICKLED_HEADERS(
            EndReason.APPLICATION_TIMED_OUT,
            "",
            (_, wire) -> {
                wire.raw("HTTP/1.1 200 OK\r\nX-Slow: ");
                wire.trickle(50);
            }),
    LENGTH_TOO_LONG(
            EndReason.APPLICATION_TIMED_OUT,
            "",
            (_, wire) -> {
                wire.head(200, 400, Misdeed.JSON);
                wire.raw(Misdeed.SCREEN);
                wire.stall();
            }),
    GIGABYTE(
            EndReason.APPLICATION_TOO_LONG,
            "answer too long",
            (_, wire) -> {
                wire.head(200, 1L << 30, Misdeed.JSON);
                wire.flood(1L << 30);
            }),
    GIGABYTE_IN_ONE_CHUNK(
            EndReason.APPLICATION_TOO_LONG,
            "answer too long",
            (_, wire) -> {
                wire.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40000000\r\n");
                wire.flood(1L << 30);
            }),
    SEPTETS_183(EndReason.APPLICATION_TOO_LONG, "Message", (_, wire) -> wire.show("a".repeat(183))),
    ESCAPES_92(EndReason.APPLICATION_TOO_LONG, "Message", (_, wire) -> wire.show("€".repeat(92))),
    UNITS_81(EndReason.APPLICATION_TOO_LONG, "Message", (_, wire) -> wire.show("ж".repeat(81))),
    NOT_FOUND(EndReason.APPLICATION_FAILED, "http 404", answering(404)),
    TOO_MANY(EndReason.APPLICATION_FAILED, "http 429", answering(429)),
    SERVER_ERROR(EndReason.APPLICATION_FAILED, "http 500", answering(500)),
    UNAVAILABLE(EndReason.APPLICATION_FAILED, "http 503", answering(503)),
    NOT_MODIFIED(
            EndReason.APPLICATION_FAILED,
            "http 304",
            (_, wire) -> wire.raw("HTTP/1.1 304 Not Modified\r\n\r\n")),
    NOT_JSON(
            EndReason.APPLICATION_UNREADABLE,
            "JSON",
            (_, wire) -> wire.respond(200, "text/html", "<html>It works!</html>")),
    JSON_AND_MORE(
            EndReason.APPLICATION_UNREADABLE,
            "",
            (_, wire) -> wire.respond(200, "application/json", Misdeed.SCREEN + "1")),
    EMPTY(
            EndReason.APPLICATION_UNREADABLE,
            "",
            (_, wire) -> wire.respond(200, "application/json", "")),
    NO_CONTENT(
            EndReason.APPLICATION_UNREADABLE,
            "",
            (_, wire) -> wire.raw("HTTP/1.1 204 No Content\r\n\r\n")),
    NO_MESSAGE(
            EndReason.APPLICATION_UNREADABLE,
            "Message",
            (_, wire) -> wire.json(new JsonObject().put("Type", "response"))),
    OTHER_SESSION(
            EndReason.APPLICATION_UNREADABLE,
            "SessionId",
            (_, wire) -> wire.json(Misdeed.screen().put("SessionId", "0".repeat(32)))),
    UNKNOWN_TYPE(
            EndReason.APPLICATION_UNREADABLE,
            "Type",
            (_, wire) -> wire.json(Misdeed.screen().put("Type", "redirect"))),
    ITEM_WITH_RESPONSE(
            EndReason.APPLICATION_UNREADABLE,
            "Item",
            (_, wire) -> wire.json(Misdeed.screen().put("Item", new JsonObject().put("Qty", 1)))),
    BROKEN_GZIP(
            EndReason.APPLICATION_UNREADABLE,
            "answer: broken gzip",
            (_, wire) ->
                    wire.respond(
                            200, "application/json", Misdeed.SCREEN, "Content-Encoding: gzip")),
    LENGTH_TOO_SHORT(
            EndReason.APPLICATION_UNREADABLE,
            "",
            (_, wire) -> {
                wire.head(200, 10, Misdeed.JSON);
                wire.raw(Misdeed.SCREEN);
            }),
    CLOSED_WITHOUT_ANSWER(EndReason.APPLICATION_FAILED, "exchange", (_, wire) -> wire.cut()),
    CLOSED_IN_THE_BODY(
            EndReason.APPLICATION_FAILED,
            "answer",
            (_, wire) -> {
                wire.head(200, 400, Misdeed.JSON);
                wire.raw(Misdeed.SCREEN);
                wire.cut();
            }),
    GARBAGE(
            EndReason.APPLICATION_FAILED,
            "exchange",
            (_, wire) -> {
                wire.raw("\u0000\u0001 what is this?\r\n\r\nIt is not HTTP.\r\n");
                wire.stall();
            });

    private static final String JSON = "Content-Type: application/json";
    private static final String SCREEN = "{\"Type\":\"response\",\"Message\":\"Welcome\"}";

    final EndReason reason;

    /** What the record's detail has to hold. */
    final String detail;

    @SuppressWarnings("ImmutableEnumChecker") // every script is a lambda that captures nothing
    final Script script;

    Misdeed(EndReason reason, String detail, Script script) {
        this.reason = reason;
        this.detail = detail;
        this.script = script;
    }

    private static Script answering(int status) {
        return (_, wire) -> wire.respond(status, "application/json", "{\"error\":\"no\"}");
    }

    private static JsonObject screen() {
        return new JsonObject(SCREEN);
    }
}
