package io.strowger.dialect.programmable;

import io.strowger.dialect.EmptyFields;
import io.strowger.dialect.Received;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ProgrammableEmptyFieldsTest {

    private static final String ANSWER =
            """
            {"SessionId":"3c796dac28174f739de4262d08409c51","Type":"release","Message":"Hi",
             "Mask":"m","MaskNextRoute":"r","Item":{"a":1},"ServiceCode":"713","Label":"L",
             "DataType":"select","Data":{"a":1},"FieldType":"text","Sequence":1,"ClientState":"c"}
            """;

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlikeInAnAnswer() {
        return new EmptyFields(ANSWER, List.of(), ProgrammableEmptyFieldsTest::answer)
                .of(ProgrammableAnswerField.class);
    }

    private static Object answer(byte[] body) {
        return new ProgrammableDialect()
                .read(Samples.firstAsk(Samples.SESSION_ID), Received.ok(body), Samples.LIBERAL);
    }

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlikeInAnInitiation() {
        return new EmptyFields(Samples.REQUEST, List.of(), ProgrammableEmptyFieldsTest::request)
                .of(ProgrammableRequestField.class);
    }

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlikeInAResponse() {
        String response = Samples.REQUEST.replace("initiation", "response");
        return new EmptyFields(response, List.of(), ProgrammableEmptyFieldsTest::request)
                .of(ProgrammableRequestField.class);
    }

    private static Object request(byte[] body) {
        return new ProgrammableNetworkDialect().read(Received.post(body), false);
    }
}
