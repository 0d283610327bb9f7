package io.strowger.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A running router as its neighbours see it: two ports. */
interface Router extends AutoCloseable {

    /** One client for all tests: its connections are tried again when a router has gone. */
    HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    int httpPort();

    int managementPort();

    /** A subscriber of the network {@code upstream}: a gateway that POSTs to us. */
    default Subscriber upstream(String msisdn) {
        return new UpstreamSubscriber(httpPort(), msisdn);
    }

    /** A subscriber with a handset of the simulator network {@code demo}. */
    default Subscriber handset(String msisdn) {
        return new HandsetSubscriber(managementPort(), msisdn);
    }

    /** A GET on the management port. */
    default HttpResponse<String> ask(String path) {
        URI uri = URI.create("http://127.0.0.1:" + managementPort() + path);
        return CLIENT.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .join();
    }

    @Override
    void close();
}
