package io.strowger.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a request goes, of the receiver's URL and what the dialect puts behind it. */
class WireRequestTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    http://app            | ''        | /              | http://app
                    http://app/           | ''        | /              | http://app/
                    http://app/a?k=v      | ''        | /a?k=v         | http://app/a?k=v
                    http://app:81         | /new      | /new           | http://app:81/new
                    http://app/a/         | /new      | /a/new         | http://app/a/new
                    http://app/a?k=v      | /new      | /a/new?k=v     | http://app/a/new?k=v
                    http://app            | ?x=1      | /?x=1          | http://app/?x=1
                    http://app/a          | ?x=%23    | /a?x=%23       | http://app/a?x=%23
                    http://app/a?k=v      | /b?x=1    | /a/b?k=v&x=1   | http://app/a/b?k=v&x=1
                    """)
    void shouldGoBehindTheUrlOfTheReceiver(
            String receiver, String target, String behind, String at) {
        WireRequest request = request(target);
        assertThat(request.behind(URI.create(receiver))).isEqualTo(behind);
        assertThat(request.at(URI.create(receiver))).hasToString(at);
    }

    @ParameterizedTest
    @CsvSource({"/b?x=1, /b, x=1", "?x=1, '', x=1", "/b, /b, ''", "'', '', ''"})
    void shouldPartWithItsQuery(String target, String path, String query) {
        assertThat(request(target).query()).isEqualTo(query);
        assertThat(request(target).withoutQuery().target()).isEqualTo(path);
    }

    private static WireRequest request(String target) {
        WireRequest.Head get = new WireRequest.Head("GET", "", "text/plain");
        return new WireRequest(get, target, Map.of(), new byte[0]);
    }
}
