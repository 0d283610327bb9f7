package io.strowger.api.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Receipt;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.WireError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests, answers and reports against samples (docs/protocols/verification.md, "Delivery
 * report").
 */
class VerificationCodecTest {

    private static final String JOB = "0c6ccf37-dd15-49ff-a12f-ffad8f2655a6";

    private static CodeRequest read(String body, boolean strict) {
        return switch (VerificationCodec.read(body.getBytes(UTF_8), strict)) {
            case Decoded.Read<CodeRequest>(var request) -> request;
            case Decoded.Unreadable<CodeRequest>(var error) ->
                    throw new AssertionError(error.message());
        };
    }

    @Test
    void shouldWriteTheSamplesOfTheDocument() {
        assertThat(VerificationCodec.created(JOB, "14466445287300014003"))
                .asString(UTF_8)
                .isEqualTo(
                        "{\"api_job_id\":\"0c6ccf37-dd15-49ff-a12f-ffad8f2655a6\",\"result_info\":"
                                + "{\"status_code\":0,\"description\":\"Success\"},"
                                + "\"result\":{\"message_id\":\"14466445287300014003\"}}");
        assertThat(VerificationCodec.answer(JOB, Status.VALID))
                .asString(UTF_8)
                .isEqualTo(
                        "{\"api_job_id\":\"0c6ccf37-dd15-49ff-a12f-ffad8f2655a6\",\"result_info\":"
                                + "{\"status_code\":0,\"description\":\"Valid\"}}");
    }

    @Test
    void shouldWriteTheReportOfTheNotes() {
        DeliveryReport report = new DeliveryReport(JOB, "SMS", "1", "ref", "233200585542", "Acme");

        assertThat(report.body(Receipt.DELIVERED, 1_700_000_000_123L))
                .asString(UTF_8)
                .isEqualTo(
                        "{\"api_job_id\":\"0c6ccf37-dd15-49ff-a12f-ffad8f2655a6\",\"client_job_id\":\"\","
                                + "\"data\":[{\"type\":\"SMS\",\"message_id\":\"1\",\"status\":\"DELIVRD\","
                                + "\"timestamp\":1700000000123,\"micro_timestamp\":1700000000123000,"
                                + "\"to\":\"233200585542\",\"sms_from\":\"Acme\",\"viber_from\":\"\","
                                + "\"client_message_id\":\"ref\",\"error_code\":0}]}");
    }

    @Test
    void shouldTakeDefaultsForWhatIsLeftOut() {
        CodeRequest request = read("{}", true);

        assertThat(request.codeLength()).isEqualTo(6);
        assertThat(request.codeType()).isEqualTo("numeric");
        assertThat(request.caseSensitive()).isFalse();
        assertThat(request.templated()).isFalse();
        assertThat(request.wrong()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "\"6\"", "\" 6 \"", "6.0", "\"6.00\"", "\"\"", "null"})
    void shouldReadALengthHoweverItIsWritten(String length) {
        CodeRequest request = read("{\"Code_Length\":" + length + "}", false);

        assertThat(request.codeLength()).isEqualTo(6);
        assertThat(request.wrong()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.5", "6.05", "4294967302", "\"six\"", "[6]", "{\"a\":[{}]}", "true"})
    void shouldNoteALengthThatIsNone(String length) {
        CodeRequest request = read("{\"code_length\":" + length + ",\"client_ref\":\"a\"}", false);

        assertThat(request.wrong()).containsExactly(CodeRequestField.CODE_LENGTH);
        assertThat(request.clientRef()).isEqualTo("a");
    }

    @Test
    void shouldKeepBlanksOfATemplateAndOfNothingElse() {
        CodeRequest request =
                read("{\"client_ref\":\" a \",\"message_template\":\" {#TFA_CODE} \"}", false);

        assertThat(request.clientRef()).isEqualTo("a");
        assertThat(request.template()).isEqualTo(" {#TFA_CODE} ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Client_ref\":\"a\"}", "{\"more\":1}"})
    void shouldNotReadOtherFieldsStrictly(String body) {
        assertThat(VerificationCodec.read(body.getBytes(UTF_8), true))
                .isInstanceOf(Decoded.Unreadable.class);
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveAStatusForEveryErrorOfTheCommonGates(WireError.Kind kind) {
        Status expected =
                switch (kind.status()) {
                    case 401 -> Status.TOKEN_INVALID;
                    case 500, 503 -> Status.FAILED;
                    default -> Status.MALFORMED;
                };
        assertThat(Status.of(kind)).isEqualTo(expected);
    }
}
