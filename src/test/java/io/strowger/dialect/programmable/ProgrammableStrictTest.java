package io.strowger.dialect.programmable;

import static io.strowger.dialect.programmable.ProgrammableAnswerTest.USSD_SAMPLE;
import static io.strowger.dialect.programmable.ProgrammableAnswerTest.USSD_SAMPLE_READ;
import static io.strowger.dialect.programmable.ProgrammableAnswerTest.WEB_SAMPLE;
import static io.strowger.dialect.programmable.ProgrammableAnswerTest.WEB_SAMPLE_READ;
import static io.strowger.dialect.programmable.ProgrammableAnswerTest.read;
import static io.strowger.dialect.programmable.Samples.SESSION_ID;
import static io.strowger.dialect.programmable.Samples.STRICT;
import static io.strowger.dialect.programmable.Samples.STRICT_TITLE_CASE;
import static io.strowger.dialect.programmable.Samples.WEB_SESSION_ID;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What applications answer, read as the document has it and not otherwise. */
class ProgrammableStrictTest {

    private static final String WHOLE =
            """
            {"SessionId":"3c796dac28174f739de4262d08409c51","Type":"release","Message":"Bye",\
            "Label":"L","DataType":"display","FieldType":"text"}\
            """;

    @Test
    void shouldReadTheDocumentsSamples() {
        assertThat(read(SESSION_ID, USSD_SAMPLE, STRICT)).isEqualTo(USSD_SAMPLE_READ);
        assertThat(read(WEB_SESSION_ID, WEB_SAMPLE, STRICT)).isEqualTo(WEB_SAMPLE_READ);
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "L"                 | "L"                        | final 'Bye' rich L;-;display;text;-
                    "L"                 | ""                         | final 'Bye' rich ;-;display;text;-
                    "SessionId":"3c796dac28174f739de4262d08409c51", | `` | MISSING_FIELD SessionId
                    "Type":"release",   | ``                         | MISSING_FIELD Type
                    "Message":"Bye",    | ``                         | MISSING_FIELD Message
                    "Label":"L",        | ``                         | MISSING_FIELD Label
                    "Label":"L"         | "Label":null               | MISSING_FIELD Label
                    "DataType":"display", | ``                       | MISSING_FIELD DataType
                    ,"FieldType":"text" | ``                         | MISSING_FIELD FieldType
                    "display"           | "menu"                     | INVALID_FIELD DataType
                    "display"           | "Display"                  | INVALID_FIELD DataType
                    "text"              | ""                         | INVALID_FIELD FieldType
                    "text"              | "textarea"                 | final 'Bye' rich L;-;display;textarea;-
                    "release"           | "Release"                  | INVALID_FIELD Type
                    "release"           | "release "                 | INVALID_FIELD Type
                    "release"           | "addtocart"                | INVALID_FIELD Type
                    "Message"           | "message"                  | INVALID_FIELD message
                    "Bye"               | 1                          | INVALID_FIELD Message
                    "Label"             | "Extra":1,"Label"          | INVALID_FIELD Extra
                    "Label"             | "ServiceCode":"713","Sequence":2,"Label" | final 'Bye' rich L;-;display;text;-
                    "Label"             | "ServiceCode":713,"Label"  | INVALID_FIELD ServiceCode
                    "Label"             | "Sequence":"2","Label"     | INVALID_FIELD Sequence
                    "Label"             | "Mask":true,"Label"        | INVALID_FIELD Mask
                    "Label"             | "Data":"x","Label"         | INVALID_FIELD Data
                    "Label"             | "Data":[{"a":1}],"Label"   | final 'Bye' rich L;-;display;text;[{"a":1}]
                    "Label"             | "ClientState":1,"Label"    | INVALID_FIELD ClientState
                    "Label"             | "Item":{},"Label"          | final 'Bye' rich L;-;display;text;-
                    "Label"             | "Item":"","Label"          | INVALID_FIELD Item
                    "Label"             | "Item":{"a":1},"Label"     | INVALID_FIELD Item
                    "release"           | "AddToCart","Item":{"a":1} | final 'Bye' rich L;-;display;text;- item {"a":1}
                    """)
    void shouldReadOnlyWhatIsDocumented(String part, String becomes, String expected) {
        assertThat(WHOLE).contains(part);
        assertThat(read(SESSION_ID, WHOLE.replace(part, becomes), STRICT)).isEqualTo(expected);
    }

    @Test
    void shouldWantTheCasingThatTheApplicationIsSpokenTo() {
        assertThat(read(SESSION_ID, WHOLE, STRICT_TITLE_CASE)).isEqualTo("INVALID_FIELD Type");
        assertThat(read(SESSION_ID, WHOLE.replace("release", "Release"), STRICT_TITLE_CASE))
                .startsWith("final 'Bye'");
    }
}
