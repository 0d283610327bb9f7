package io.strowger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.dialect.WireRequest;
import io.strowger.dialect.WireRequest.Head;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept of a request, and the request that is made of it again. */
class KeptFormTest {

    private static final Head JSON = new Head("POST", "application/json", "application/json");
    private static final Head FORM =
            new Head("PUT", "application/x-www-form-urlencoded", "application/json");
    private static final Head BARE = new Head("GET", "", "text/plain");

    private static WireRequest request(Head head, String target, @Nullable String url) {
        return new WireRequest(head, target, Map.of("authorization", "s3cret"), new byte[0], url);
    }

    /** As the sender makes it: a POST of JSON to the kept URL, and then what is kept. */
    private static RequestOptions again(WireRequest request) {
        RequestOptions made =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setURI("/notify?app=1")
                        .putHeader("content-type", "application/json");
        KeptForm.of(request).forEach((name, value) -> KeptForm.put(made, name, value));
        return made;
    }

    @Test
    void shouldKeepNothingButItsHeadersOfAPostOfJson() {
        WireRequest request = request(JSON, "/ussd", null);

        assertThat(KeptForm.of(request)).isEqualTo(Map.of("authorization", "s3cret"));
        assertThat(again(request).getMethod()).isEqualTo(HttpMethod.POST);
        assertThat(again(request).getURI()).isEqualTo("/notify?app=1");
        assertThat(again(request).getHeaders().get("content-type")).isEqualTo("application/json");
        assertThat(again(request).getHeaders().get("authorization")).isEqualTo("s3cret");
    }

    @Test
    void shouldSendAnotherMethodAndContentTypeAgain() {
        RequestOptions made = again(request(FORM, "", null));

        assertThat(made.getMethod()).isEqualTo(HttpMethod.PUT);
        assertThat(made.getHeaders().getAll("Content-Type")).containsExactly(FORM.contentType());
    }

    @Test
    void shouldSendARequestWithoutABodyAgainWithItsQueryAndNoContentType() {
        RequestOptions made = again(request(BARE, "/hop?text=1&n=2", null));

        assertThat(made.getMethod()).isEqualTo(HttpMethod.GET);
        assertThat(made.getURI()).isEqualTo("/notify?app=1&text=1&n=2");
        assertThat(made.getHeaders().contains("content-type")).isFalse();
    }

    /** The URL that an application gave is kept as it stands, with whatever query it has. */
    @Test
    void shouldAddNoQueryToAUrlOfTheApplications() {
        RequestOptions made = again(request(BARE, "?text=1", "https://app.example/notify?app=1"));

        assertThat(made.getURI()).isEqualTo("/notify?app=1");
    }
}
