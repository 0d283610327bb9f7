package io.strowger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The labels of metrics are few: an account that subscribes often leaves others theirs. */
class MetricLabelsTest {

    private static final int SHARE = 20;
    private static final Pattern LABEL =
            Pattern.compile("strowger_hop_application_seconds_count\\{application=\"([^\"]+)\"");

    @TempDir private Path folder;
    private Stub application;
    private RouterUnderTest router;
    private OneApiHouse house;

    @BeforeEach
    void start() throws Exception {
        application =
                Stub.serving(
                        seen -> Future.succeededFuture(OneApiHouse.inline(seen, "mofin", "Hello")));
        router = RouterUnderTest.start(RouterSetup.in(folder, OneApiHouse.PROVISION));
        house = OneApiHouse.of(router);
    }

    @AfterEach
    void stop() {
        router.close();
        application.close();
    }

    @Test
    void shouldFreeTheLabelsOfSubscriptionsThatAreGone() {
        List<CompletableFuture<String>> many =
                IntStream.rangeClosed(1, SHARE + 2)
                        .mapToObj(keyword -> subscribed(house, "7782", keyword))
                        .toList();
        List<String> paths = many.stream().map(CompletableFuture::join).toList();
        subscribed(house.as("other-bearer-token"), "99", 1).join();
        dialled(
                IntStream.rangeClosed(1, SHARE + 2)
                        .mapToObj(keyword -> "*7782*" + keyword + "#")
                        .toList());
        dialled(List.of("*99*1#"));
        assertThat(labels()).contains("other").hasSize(SHARE + 2); // with that of the other account

        List<CompletableFuture<HttpResponse<String>>> deleted =
                paths.stream().map(path -> house.sending("DELETE", path, "")).toList();
        assertThat(deleted).allMatch(answer -> answer.join().statusCode() == 204);
        assertThat(labels()).contains("other").hasSize(2);
        subscribed(house, "7782", 77).join();
        dialled(List.of("*7782*77#"));
        assertThat(labels()).hasSize(3);
    }

    private void dialled(List<String> codes) {
        List<CompletableFuture<Subscriber.Shown>> shown = new ArrayList<>();
        for (String code : codes) {
            shown.add(
                    router.handset(String.valueOf(233_200_000_700L + shown.size())).dialling(code));
        }
        assertThat(shown).allMatch(one -> one.join().text().equals("Hello"));
    }

    /** Subscribes; the path of the subscription comes. */
    private CompletableFuture<String> subscribed(
            OneApiHouse account, String shortCode, int keyword) {
        JsonObject subscription =
                new JsonObject()
                        .put("callbackReference", OneApiHouse.to(application.url(), ""))
                        .put("clientCorrelator", shortCode + keyword)
                        .put("shortCode", shortCode)
                        .put("keyword", String.valueOf(keyword));
        return account.sending(
                        "POST",
                        "/ussd/v1/inbound/subscriptions",
                        new JsonObject().put("subscription", subscription).encode())
                .thenApply(MetricLabelsTest::path);
    }

    private static String path(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String url = answer.headers().firstValue("location").orElseThrow();
        return url.substring(url.indexOf("/ussd"));
    }

    private Set<String> labels() {
        return LABEL.matcher(router.ask("/metrics").body())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
