package io.strowger.dialect.sessionevent;

import io.strowger.core.session.Input;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.EmptyFields;
import io.strowger.dialect.Received;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SessionEventEmptyFieldsTest {

    private static final String MENU =
            """
            {"contextData":"c","sessionTag":"t","action":{"type":"ShowView","view":{
             "type":"ChooserView","message":"m","title":"T","separator":") ",
             "items":[{"accessKey":"1","label":"L"}]}}}
            """;

    private static final String QUESTION = MENU.replace("ChooserView", "InputView");

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlikeInAnAnswer() {
        return table(MENU).of(SessionEventAnswerField.class);
    }

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlikeInAnAction() {
        return table(MENU, "action").of(ActionField.class);
    }

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlikeInAMenu() {
        return table(MENU, "action", "view").of(ViewField.class);
    }

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlikeInAQuestion() {
        return table(QUESTION, "action", "view").of(ViewField.class);
    }

    @TestFactory
    Stream<DynamicTest> shouldReadNoFieldNullAndEmptyAlikeInALineOfAMenu() {
        return table(MENU, "action", "view", "items").of(ItemField.class);
    }

    private static EmptyFields table(String sample, String... path) {
        return new EmptyFields(
                sample,
                List.of(path),
                body ->
                        new SessionEventDialect()
                                .read(
                                        Cases.ask(new Input.Dial("*425*425#", ""), ""),
                                        Received.ok(body),
                                        DialectOptions.DEFAULTS));
    }
}
