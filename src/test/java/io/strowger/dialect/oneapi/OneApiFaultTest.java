package io.strowger.dialect.oneapi;

import static io.strowger.dialect.oneapi.Documented.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.dialect.WireError;
import io.strowger.dialect.WireError.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The one table of errors, and how the common gates' refusals look in it. */
class OneApiFaultTest {

    /**
     * docs/protocols/oneapi.md, "Errors": all of the document in its order; SCV0283 is a slip of
     * its.
     */
    private static final List<String> DOCUMENTED =
            List.of(
                    "SVC0001 SVC0002 SVC0003 SVC0004 SVC0005 SVC0006 SVC0007 SVC0008 SVC1000",
                    "SVC0280 SVC0283 SVC0284 SVC0285 SVC0270 SVC0271",
                    "POL0001 POL0002 POL0003 POL0004 POL0005 POL0006 POL0007 POL0008 POL0009",
                    "POL0010 POL0011 POL0012 POL0013 POL0253 POL0254 POL0255 POL0256 POL0257",
                    "POL0299 POL1000 POL1001 POL1007 POL1009 POL1010");

    /** docs/protocols/oneapi.md, "Errors": the codes of the table. */
    private static final List<String> RAISED =
            List.of(
                    "SVC0001 SVC0002 SVC0003 SVC0004 SVC0005 SVC0008 SVC1000 SVC0280 SVC0285",
                    "POL0001 POL0002 POL0003 POL0005 POL0013 POL0257 POL1009 POL1010");

    @Test
    void shouldHaveEveryCodeOfTheDocument() {
        assertThat(names(Arrays.asList(ErrorCode.values())))
                .isEqualTo(String.join(" ", DOCUMENTED));
    }

    @Test
    void shouldRaiseTheCodesOfTheNotesAndNoOthers() {
        assertThat(
                        names(
                                Arrays.stream(ErrorCode.values())
                                        .filter(OneApiFaultTest::isRaised)
                                        .toList()))
                .isEqualTo(String.join(" ", RAISED));
    }

    private static String names(List<ErrorCode> codes) {
        return String.join(" ", codes.stream().map(Enum::name).toList());
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhenEachIsRaisedOrWhyNever(ErrorCode code) {
        assertThat(code.when()).hasSizeGreaterThan(10);
        assertThat(isRaised(code)).isNotEqualTo(code.when().startsWith("never: "));
    }

    private static boolean isRaised(ErrorCode code) {
        return !code.when().toLowerCase(Locale.ROOT).startsWith("never");
    }

    private static int places(ErrorCode code) {
        return (int) code.text().chars().filter(c -> c == '%').count();
    }

    @ParameterizedTest
    @CsvSource({
        "SVC0001, 400, 1", "SVC0003, 400, 2", "SVC0005, 400, 2", "SVC0007, 400, 0",
        "SVC1000, 503, 0", "SVC0280, 400, 1", "POL0001, 403, 1", "POL0005, 403, 0",
        "POL1010, 403, 1"
    })
    void shouldKnowStatusAndPlaces(ErrorCode code, int status, int places) {
        assertThat(code.status()).isEqualTo(status);
        assertThat(places(code)).isEqualTo(places);
    }

    @Test
    void shouldWriteAServiceException() {
        assertThat(text(OneApiFault.of(ErrorCode.SVC0005, "1\"2", "clientCorrelator").body()))
                .isEqualTo(
                        """
                        {"requestError":{"serviceException":{"messageId":"SVC0005",\
                        "text":"Correlator %1 specified in message part %2 is a duplicate",\
                        "variables":"1\\"2,clientCorrelator"}}}\
                        """);
    }

    @Test
    void shouldWriteAPolicyException() {
        assertThat(text(OneApiFault.of(ErrorCode.POL0005).body()))
                .isEqualTo(
                        """
                        {"requestError":{"policyException":{"messageId":"POL0005",\
                        "text":"Too many notifications requested","variables":""}}}\
                        """);
    }

    @Test
    void shouldAnswerAnUnknownSubscriptionAsNotFound() {
        OneApiFault fault = OneApiFault.notFound("subscriptionId");
        assertThat(fault.status()).isEqualTo(404);
        assertThat(text(fault.body())).contains("\"SVC0002\"", "\"variables\":\"subscriptionId\"");
    }

    @ParameterizedTest
    @CsvSource({
        "MALFORMED, '', 400, SVC0001 Why.",
        "MISSING_FIELD, address, 400, SVC0002 address",
        "INVALID_FIELD, keyword, 400, SVC0002 keyword",
        "TEXT_TOO_LONG, '', 400, SVC0280 182",
        "UNAUTHORIZED, '', 401, POL0001 Why.",
        "FORBIDDEN, '', 403, POL0001 Why.",
        "NOT_FOUND, '', 404, SVC0002 path",
        "NOT_FOUND, subscriptionId, 404, SVC0002 subscriptionId",
        "METHOD_NOT_ALLOWED, '', 405, SVC0001 Why.",
        "TIMED_OUT, '', 408, SVC0001 Why.",
        "TOO_LARGE, '', 413, SVC0001 Why.",
        "UNSUPPORTED_MEDIA_TYPE, '', 415, SVC0001 Why.",
        "TOO_MANY_REQUESTS, '', 429, POL0001 Why.",
        "INTERNAL, '', 500, SVC0001 Why.",
        "OVERLOADED, '', 503, 'SVC1000 '"
    })
    void shouldPutCommonRefusalsIntoItsOwnWords(
            Kind kind, String field, int status, String expected) {
        OneApiFault fault = OneApiFault.of(new WireError(kind, field, "Why."));
        assertThat(fault.status()).isEqualTo(status);
        assertThat(fault.code() + " " + String.join(",", fault.variables())).isEqualTo(expected);
        assertThat(OneApiFault.of(new WireError(kind, field, "Why.")).body())
                .isEqualTo(fault.body());
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveAWordForEveryCommonRefusal(Kind kind) {
        OneApiFault fault = OneApiFault.of(new WireError(kind, "f", "Why."));
        assertThat(fault.variables()).hasSize(places(fault.code()));
        assertThat(fault.status()).isEqualTo(kind.status());
    }
}
