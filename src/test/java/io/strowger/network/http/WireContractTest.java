package io.strowger.network.http;

import io.strowger.dialect.WireRequest;
import io.strowger.http.client.ExchangeResult;
import io.strowger.http.client.PooledHttpClientContract;
import io.strowger.provision.Outbound;
import io.strowger.security.Secret;
import io.vertx.core.Future;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Submits to networks. */
class WireContractTest extends PooledHttpClientContract {

    private final Wire wire = new Wire(vertx, 10_000);

    @Override
    protected Future<String> post(URI url, String text) {
        Outbound outbound = new Outbound(url, new Secret("shown to the hub"), null);
        WireRequest request =
                new WireRequest(
                        new WireRequest.Head("POST", "application/json", "application/json"),
                        "",
                        Map.of(),
                        text.getBytes(StandardCharsets.UTF_8),
                        "");
        return wire.send(outbound, request, 0)
                .map(result ->
                        result instanceof ExchangeResult.Answered(var status, var _, var body)
                                        && status == 200
                                ? new String(body, StandardCharsets.UTF_8)
                                : FAILED);
    }

    @Override
    protected boolean repeats() {
        return false;
    }
}
