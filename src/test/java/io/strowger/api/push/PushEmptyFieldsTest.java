package io.strowger.api.push;

import io.strowger.dialect.EmptyFields;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PushEmptyFieldsTest {

    private static final String PUSH =
            """
            {"appId":"a","msisdn":"2341234567890","contextData":"c"}
            """;

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlike() {
        return new EmptyFields(PUSH, List.of(), body -> PushCodec.read(body, false))
                .of(PushField.class);
    }
}
