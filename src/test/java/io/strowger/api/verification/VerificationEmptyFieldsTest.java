package io.strowger.api.verification;

import io.strowger.dialect.EmptyFields;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class VerificationEmptyFieldsTest {

    private static final String REQUEST =
            """
            {"client_ref":"r","phone_number":"233200585542","code_length":7,"code_type":"alpha",
             "case_sensitive":true,"callback_url":"https://a.example/","sender_id":"S",
             "message_template":"{#TFA_CODE}"}
            """;

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlike() {
        return new EmptyFields(REQUEST, List.of(), body -> VerificationCodec.read(body, false))
                .of(CodeRequestField.class);
    }
}
