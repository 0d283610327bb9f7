package io.strowger.http.client;

import static io.strowger.http.client.RawHttpServer.answer;
import static io.strowger.http.client.RawHttpServer.chunked;
import static io.strowger.http.client.RawHttpServer.head;
import static io.strowger.http.client.RawHttpServer.interim;

import io.strowger.http.client.RawHttpServer.Peer;
import java.io.IOException;

/** How a server answers the first of three requests, and what it leaves to those that follow. */
public enum AnswerManner {
    PLAIN(1, behind("")),
    TRICKLED(1, AnswerManner::trickle),
    IN_CHUNKS(1, (body, now, _) -> now.raw(chunked(body))),
    CONTINUE(1, before(interim(100))),
    PROCESSING(1, before(interim(102))),
    EARLY_HINTS(1, before(interim(103, "Link: </a>; rel=preload", "Link: </b>; rel=preload"))),
    UPLOAD_RESUMPTION(1, before(interim(104))),
    INTERIM_OF_NO_NAME(1, before(interim(199))),
    INTERIM_WITH_A_LENGTH(1, before(interim(102, "Content-Length: 5"))),
    SEVERAL_INTERIMS(1, before(interim(100) + interim(102, "A: b") + interim(103) + interim(102))),
    INTERIM_LONG_BEFORE(1, AnswerManner::lateAfterInterims),
    ENDLESS_INTERIMS(2, Kind.FAILS, before(interim(102).repeat(1_500))),
    ANOTHER_PROTOCOL(2, Kind.FAILS, before(interim(101, "Upgrade: x", "Connection: upgrade"))),
    WEB_SOCKET(2, Kind.FAILS, before(interim(101, "Upgrade: websocket", "Connection: upgrade"))),
    NOT_HTTP(2, Kind.FAILS, (_, now, _) -> now.raw("<!DOCTYPE html>\r\n\r\n")),
    UNKNOWN_VERSION(2, Kind.FAILS, raw("HTTP/1.2 200 OK\r\nContent-Length: 0\r\n\r\n")),
    SECOND_VERSION(2, Kind.FAILS, raw("HTTP/2.0 204 No Content\r\n\r\n")),
    VERSION_IN_LOWER_CASE(2, Kind.FAILS, raw("http/1.1 304 Not Modified\r\n\r\n")),
    CLOSED_UNANSWERED(2, Kind.FAILS, (_, now, _) -> now.close()),
    CLOSED_IN_THE_BODY(2, Kind.FAILS, AnswerManner::half),
    BAD_CHUNK(
            2,
            Kind.FAILS,
            (_, now, _) -> now.raw(head("Transfer-Encoding: chunked") + "2\r\n{}\r\nwhat\r\n")),
    TOO_LONG(2, Kind.FAILS, (_, now, _) -> now.raw(answer(" ".repeat(100_000)))),
    LENGTH_TOO_SHORT(2, Kind.FAILS, (body, now, _) -> now.raw(head("Content-Length: 2") + body)),
    HTML_BEHIND(2, behind("<!DOCTYPE html><html>It works!</html>\r\n")),
    BYTE_BEHIND(2, behind("x")),
    LINE_BEHIND(2, behind("\r\n")),
    ANSWER_BEHIND(2, behind(answer("another's"))),
    INTERIM_BEHIND(2, behind(interim(102))),
    CHUNKS_AND_MORE(2, (body, now, _) -> now.raw(chunked(body) + "0\r\n\r\n")),
    HTML_LATER(2, later("<!DOCTYPE html><html>It works!</html>\r\n")),
    BYTE_LATER(2, later("x")),
    INTERIM_LATER(3, later(interim(102))),
    ANSWER_LATER(3, later(answer("another's"))),
    CLOSED_LATER(2, AnswerManner::closeLater),
    SAID_TO_CLOSE(2, (body, now, _) -> now.raw(answer(body, "Connection: close"))),
    HTML_UNDER_THE_NEXT(2, "<!DOCTYPE html><html>It works!</html>\r\n"),
    BYTE_UNDER_THE_NEXT(2, "x"),
    HALF_A_STATUS_LINE_UNDER_THE_NEXT(2, "HTTP/HTTP/1"),
    CLOSED_UNDER_THE_NEXT;

    /** What becomes of the three. */
    enum Kind {
        ALL_ANSWERED,
        FAILS,
        SECOND_IN_DOUBT
    }

    /** What is written for a request; the end of {@code whole} comes after its answer was taken. */
    interface Writer {
        void write(String body, Peer now, Taken taken) throws IOException, InterruptedException;
    }

    /** Waits until the client has the answer. */
    interface Taken {
        void await() throws InterruptedException;
    }

    /** Of three requests, one after the other. */
    final int connections;

    final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // every writer is a lambda that holds texts
    final Writer first;

    @SuppressWarnings("ImmutableEnumChecker")
    final Writer second;

    AnswerManner(int connections, Writer first) {
        this(connections, Kind.ALL_ANSWERED, first);
    }

    AnswerManner(int connections, Kind kind, Writer first) {
        this.connections = connections;
        this.kind = kind;
        this.first = first;
        this.second = behind("");
    }

    AnswerManner(int connections, String beforeTheSecond) {
        this.connections = connections;
        this.kind = Kind.ALL_ANSWERED;
        this.first = behind("");
        this.second =
                (body, now, _) -> {
                    now.raw(beforeTheSecond);
                    now.pause(20);
                    now.raw(answer(body));
                };
    }

    AnswerManner() {
        this.connections = 3;
        this.kind = Kind.SECOND_IN_DOUBT;
        this.first = behind("");
        this.second = (_, now, _) -> now.close();
    }

    private static Writer raw(String whole) {
        return (_, now, _) -> now.raw(whole);
    }

    private static Writer before(String interims) {
        return (body, now, _) -> now.raw(interims + answer(body));
    }

    private static Writer behind(String rest) {
        return (body, now, _) -> now.raw(answer(body) + rest);
    }

    private static Writer later(String rest) {
        return (body, now, taken) -> {
            now.raw(answer(body));
            taken.await();
            now.raw(rest);
        };
    }

    private static void closeLater(String body, Peer now, Taken taken)
            throws IOException, InterruptedException {
        now.raw(answer(body));
        taken.await();
        now.close();
    }

    private static void half(String body, Peer now, Taken taken) throws IOException {
        now.raw(head("Content-Length: 400") + body);
        now.close();
    }

    private static void lateAfterInterims(String body, Peer now, Taken taken)
            throws IOException, InterruptedException {
        now.raw(interim(102) + "HTTP/1.1 10");
        now.pause(20);
        now.raw("2 Still Not Yet\r\nA: b\r\n\r\n");
        now.pause(20);
        now.raw(answer(body));
    }

    private static void trickle(String body, Peer now, Taken taken)
            throws IOException, InterruptedException {
        String whole = answer(body);
        for (int i = 0; i < whole.length(); i++) {
            now.raw(whole.substring(i, i + 1));
            now.pause(1);
        }
    }
}
