package io.strowger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.http.client.PooledHttpClient;
import io.strowger.http.client.RawHttpServer;
import io.strowger.http.client.RawHttpServer.Script;
import io.strowger.http.client.TlsServerSockets;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls to applications over TLS, whose records come apart again before they are read. */
class SecureCallContractTest extends ApplicationCallContractTest {

    @TempDir static Path folder;

    private static ServerSocketFactory sockets = ServerSocketFactory.getDefault();

    @BeforeAll
    static void makeCertificate() throws Exception {
        sockets = TlsServerSockets.madeIn(folder);
    }

    @Override
    protected RawHttpServer serve(Script script) throws IOException {
        return new RawHttpServer(script, "https", sockets);
    }

    @Override
    protected boolean isSealed() {
        return true;
    }

    @Override
    HttpClientOptions options() {
        return new HttpClientOptions().setTrustAll(true).setVerifyHost(false);
    }

    /** The answer and what is behind it are in two records, and both in the socket. */
    @Test
    void shouldTakeNothingOfTheNextRecordForTheNextAnswer() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        Script script =
                (body, peer) -> {
                    peer.raw(RawHttpServer.answer(body));
                    if (body.equals("first")) {
                        peer.raw(RawHttpServer.answer("another's"));
                        written.countDown();
                    }
                };
        try (RawHttpServer server = serve(script)) {
            PooledHttpClient narrow =
                    new PooledHttpClient(vertx, options(), new PoolOptions().setHttp1MaxSize(1));
            Promise<List<String>> done = Promise.promise();
            vertx.runOnContext(_ ->
                    ask(narrow, server.url(), "zeroth")
                            .compose(_ -> firstAndSecond(narrow, server.url(), written))
                            .onComplete(done));
            assertThat(done.future().await(20, TimeUnit.SECONDS))
                    .containsExactly("first", "second");
            assertThat(server.connections).hasValue(2);
        }
    }

    private Future<List<String>> firstAndSecond(
            PooledHttpClient client, URI url, CountDownLatch written) {
        Promise<List<String>> done = Promise.promise();
        vertx.runOnContext(_ -> {
            Future<String> first = ask(client, url, "first");
            Future<String> second = ask(client, url, "second");
            await(written);
            Future.all(first, second)
                    .map(_ -> List.of(first.result(), second.result()))
                    .onComplete(done);
        });
        return done.future();
    }

    private static void await(CountDownLatch written) {
        try {
            assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Future<String> ask(PooledHttpClient client, URI url, String text) {
        RequestOptions target = new RequestOptions().setAbsoluteURI(url.toString());
        BoundedPost call =
                new BoundedPost(
                        0, Long.MAX_VALUE, Long.MAX_VALUE, 1_024, false, () -> {}, () -> true);
        return call.send(
                        client,
                        new Alternatives(1, _ -> target, _ -> {}),
                        text.getBytes(StandardCharsets.UTF_8),
                        "key-1")
                .map(ApplicationCallContractTest::text);
    }
}
