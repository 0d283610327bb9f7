package io.strowger.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.http.client.AnswerManner.Kind;
import io.strowger.http.client.AnswerManner.Writer;
import io.strowger.http.client.RawHttpServer.Peer;
import io.strowger.http.client.RawHttpServer.Script;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for everything of ours that POSTs over kept connections, whatever a server does: an
 * answer reaches nobody but the one who asked, and nobody fails for what happened to another
 * (invariant 26).
 */
public abstract class PooledHttpClientContract {

    /** What a failed POST comes to. */
    protected static final String FAILED = "failed";

    protected final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    private final CountDownLatch taken = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private volatile AnswerManner manner = AnswerManner.PLAIN;

    /** POSTs a text and hands out the body of the answer, or {@link #FAILED}; on an event loop. */
    protected abstract Future<String> post(URI url, String text);

    /** Whether what may have arrived is sent once more. */
    protected abstract boolean repeats();

    /** Whether a socket does not show what waits in it. */
    protected boolean isSealed() {
        return false;
    }

    /** A server as the client expects it. */
    protected RawHttpServer serve(Script script) throws IOException {
        return new RawHttpServer(script);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveEveryAnswerToItsOwnRequestAlone(AnswerManner one) throws Exception {
        manner = one;
        try (RawHttpServer server = serve(this::answer)) {
            String first = posted(server, "first");
            taken.countDown();
            assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
            String second = posted(server, "second");
            String third = posted(server, "third");
            if (one.kind == Kind.FAILS) {
                assertThat(first).doesNotContain("first");
            } else {
                assertThat(first).isEqualTo("{\"for\":\"first\"}");
            }
            boolean lost = one.kind == Kind.SECOND_IN_DOUBT && !repeats();
            assertThat(second).isEqualTo(lost ? FAILED : "{\"for\":\"second\"}");
            assertThat(third).isEqualTo("{\"for\":\"third\"}");
            assertThat(server.connections.get()).isIn(connections(one, lost));
        }
    }

    /** What waits in a socket is a second answer or not, and only whoever can read it knows. */
    private List<Integer> connections(AnswerManner one, boolean lost) {
        if (lost) {
            return List.of(2);
        }
        if (one == AnswerManner.CLOSED_LATER) {
            return List.of(2, 3); // once such a short rest was seen, no other is risked
        }
        return isSealed() && one.kind == Kind.ALL_ANSWERED && one.connections == 3
                ? List.of(2, 3)
                : List.of(one.connections);
    }

    /** The event loop is kept busy until it has come, so that only the socket knows. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*_LATER")
    void shouldSeeWhatHasComeBeforeTheEventLoopDoes(AnswerManner one) throws Exception {
        manner = one;
        try (RawHttpServer server = serve(this::answer)) {
            assertThat(posted(server, "first")).isEqualTo("{\"for\":\"first\"}");
            Promise<String> done = Promise.promise();
            vertx.runOnContext(_ -> {
                taken.countDown();
                assertThat(arrived()).isTrue();
                post(server.url(), "second").onComplete(done);
            });
            assertThat(done.future().await(20, TimeUnit.SECONDS)).isEqualTo("{\"for\":\"second\"}");
            assertThat(server.requests).hasValue(2);
            assertThat(server.connections).hasValue(2);
        }
    }

    private boolean arrived() {
        try {
            return left.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(String text, Peer peer) throws IOException, InterruptedException {
        String body = "{\"for\":\"" + text.replaceAll("\\W", "") + "\"}";
        if (text.contains("first")) {
            try {
                manner.first.write(body, peer, taken::await);
            } finally {
                left.countDown();
            }
        } else {
            next(text).write(body, peer, taken::await);
        }
    }

    /** The manner of the second shows once. */
    private Writer next(String text) {
        AnswerManner now = manner;
        if (text.contains("second")) {
            manner = AnswerManner.PLAIN;
            return now.second;
        }
        return AnswerManner.PLAIN.first;
    }

    private String posted(RawHttpServer server, String text) throws Exception {
        Promise<String> done = Promise.promise();
        vertx.runOnContext(_ -> post(server.url(), text).onComplete(done));
        return done.future().await(20, TimeUnit.SECONDS);
    }
}
