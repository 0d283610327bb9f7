package io.strowger.dispatch;

import io.strowger.dialect.WireRequest;
import io.strowger.dispatch.BoundedPost.Result;
import io.strowger.dispatch.SsrfGuard.SafeTarget;
import io.strowger.http.client.PooledHttpClient;
import io.vertx.core.Future;
import io.vertx.core.http.RequestOptions;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends requests to applications from one event loop, each with an absolute deadline. */
final class ApplicationHttpClient {

    private final InstantSource clock;
    private final Supplier<PooledHttpClient> clients;
    private final SsrfGuard safe;
    private final HostAddresses hosts;
    private final int maxAnswerBytes;
    private final OpenCalls open = new OpenCalls();
    private @Nullable PooledHttpClient client;

    /**
     * @param clients makes the client at the first call: made at the start of its verticle, it
     *     would take an event loop out of the order in which the verticles get theirs
     */
    ApplicationHttpClient(
            InstantSource clock,
            Supplier<PooledHttpClient> clients,
            SsrfGuard safe,
            HostAddresses hosts,
            int maxAnswerBytes) {
        this.clock = clock;
        this.clients = clients;
        this.safe = safe;
        this.hosts = hosts;
        this.maxAnswerBytes = maxAnswerBytes;
    }

    /**
     * Never fails: whatever goes wrong is a {@link Result}.
     *
     * @param deadline epoch milliseconds
     * @param ids the same whenever the same is sent
     * @param sent told when the request has left
     * @param stillThere whether the application is provisioned, before it is asked again
     */
    Future<Result> send(
            Target target,
            WireRequest wire,
            long deadline,
            RequestIds ids,
            Runnable sent,
            BooleanSupplier stillThere) {
        BoundedPost call = open(target, deadline, sent, stillThere);
        String url = target.givenUrl(wire);
        Future<Result> result =
                url == null
                        ? send(call, target, wire, ids)
                        : callBack(call, url, target, wire, ids);
        return result.onComplete(_ -> open.remove(call));
    }

    private Future<Result> send(BoundedPost call, Target target, WireRequest wire, RequestIds ids) {
        String name = target.hostName();
        if (name == null) {
            return call.send(client(), alone(target, wire), wire.body(), ids.key());
        }
        Future<List<InetAddress>> found = hosts.of(name);
        if (found.succeeded()) { // as it is mostly
            return send(call, target, wire, ids, name, found.result());
        }
        found.onSuccess(addresses -> send(call, target, wire, ids, name, addresses))
                .onFailure(_ -> call.fail(new Result.Failed("connect: name not found")));
        return call.result();
    }

    private Future<Result> send(
            BoundedPost call,
            Target target,
            WireRequest wire,
            RequestIds ids,
            String name,
            List<InetAddress> addresses) {
        Alternatives all =
                new Alternatives(
                        addresses.size(),
                        i -> target.request(wire, addresses.get(i)),
                        i -> hosts.reached(name, addresses.get(i)));
        return call.send(client(), all, wire.body(), ids.key());
    }

    private static Alternatives alone(Target target, WireRequest wire) {
        return new Alternatives(1, _ -> target.request(wire, null), _ -> {});
    }

    private BoundedPost open(
            Target target, long deadline, Runnable sent, BooleanSupplier stillThere) {
        long now = clock.millis();
        long openBy = now + target.application().connectWithinMillis();
        BoundedPost call =
                new BoundedPost(
                        now,
                        openBy,
                        deadline,
                        maxAnswerBytes,
                        target.application().retriesEveryClose(),
                        sent,
                        stillThere);
        open.add(call);
        return call;
    }

    /** Calls a URL that an application gave; looking its host up counts as connecting. */
    private Future<Result> callBack(
            BoundedPost call, String url, Target target, WireRequest wire, RequestIds ids) {
        String account = target.application().terms().account();
        safe.find(url, account)
                .map(found ->
                        switch (found) {
                            case SafeTarget.Closed(var reason) ->
                                    call.fail(new Result.Failed(reason));
                            case SafeTarget.Open(var requests) ->
                                    call.send(
                                            client(),
                                            signed(requests, account, wire, ids),
                                            wire.body(),
                                            ids.key());
                        })
                .onFailure(error -> call.fail(Result.failed("request", error)));
        return call.result();
    }

    private Alternatives signed(
            List<RequestOptions> requests, String account, WireRequest wire, RequestIds ids) {
        return new Alternatives(
                requests.size(),
                i -> {
                    RequestOptions request = Target.put(requests.get(i), wire);
                    safe.sign(request, account, ids::webhook, wire.body());
                    return request;
                },
                _ -> {});
    }

    private PooledHttpClient client() {
        PooledHttpClient made = client;
        if (made == null) {
            made = clients.get();
            client = made;
        }
        return made;
    }

    /** Ends the calls whose time is over. */
    void tick() {
        if (client != null) {
            client.tick();
        }
        open.timeOut(clock.millis());
    }
}
