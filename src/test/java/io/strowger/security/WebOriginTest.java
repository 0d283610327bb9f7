package io.strowger.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://Ops.Example, https://ops.example",
        "https://ops.example:443, https://ops.example",
        "http://ops.example:443, http://ops.example:443",
        "HTTP://127.0.0.1:80, http://127.0.0.1",
        "http://[0:0:0:0:0:0:0:1]:3000, http://[::1]:3000",
    })
    void shouldBeWrittenAsBrowsersWriteIt(String text, String written) {
        assertThat(WebOrigin.require(text)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "ops.example",
                "https://",
                "https://ops.example/",
                "https://user@ops.example",
                "https://ops.example:port",
                "file://ops.example",
                "https://*.ops.example"
            })
    void shouldBeNothingElse(String text) {
        assertThat(WebOrigin.parse(text)).isNull();
    }
}
