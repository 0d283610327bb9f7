package io.strowger.json;

import static io.strowger.json.Strictness.LIBERAL;
import static io.strowger.json.Strictness.STRICT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.strowger.json.JsonFault.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"Type":"a"}                     | Type=a
                    {"tYpE":" a "}                   | Type=a
                    {"type":""}                      | ``
                    {"Type":100}                     | Type=100
                    {"Type":233200585542}            | Type=233200585542
                    {"Type":-1.50e+2}                | Type=-1.50e+2
                    {"Type":"\\u0041\\n\\ud83d\\ude00"} | Type=A\\n😀
                    {"Sequence":2147483647}          | Sequence=2147483647
                    {"sequence":" -7 "}              | Sequence=-7
                    {"Sequence":6.0}                 | Sequence=6
                    {"Sequence":"-6.00"}             | Sequence=-6
                    {"Sequence":""}                  | ``
                    {"Final":"","Data":""}           | ``
                    {"Part":"","List":""}            | ``
                    {"Part":[]}                      | ``
                    {"Final":true}                   | Final=true
                    {"Final":"False"}                | Final=false
                    {"Final":"TRUE"}                 | Final=true
                    {"Data":{"a": [1, {"b":"}"}] }}  | Data={"a": [1, {"b":"}"}] }
                    {"Data": [ ] }                   | Data=[ ]
                    {"Data": "a\\"b" , "x":1}        | Data="a\\"b"
                    {"Data": -1.5e3,"x":1}           | Data=-1.5e3
                    {"Data":false}                   | Data=false
                    {"x":"😀é","Data":{"€":"é"}}     | Data={"€":"é"}
                    {"Part":{"type":"in"},"Type":"out"}       | Type=in;Type=out
                    {"Part":{"Part":{"Type":1},"Sequence":2}} | Type=1;Sequence=2
                    {"List":["a",1,null,{"b":2}]}             | a;1;-;{"b":2}
                    {"List":[],"Part":{},"Type":null}         | ``
                    """)
    void shouldReadLiberally(String body, String expected) throws JsonFault {
        List<String> parts =
                expected.isEmpty() ? List.of() : Arrays.asList(expected.split(";", -1));
        assertThat(Sample.read(body, LIBERAL).stream().map(part -> part.replace("\n", "\\n")))
                .isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"Type":true}           | Type
                    {"Type":{}}             | Type
                    {"Type":["a"]}          | Type
                    {"Sequence":2147483648} | Sequence
                    {"Sequence":1.5}        | Sequence
                    {"Sequence":1e2}        | Sequence
                    {"Sequence":"x"}        | Sequence
                    {"Sequence":"1."}       | Sequence
                    {"Sequence":".0"}       | Sequence
                    {"Sequence":[]}         | Sequence
                    {"Final":"yes"}         | Final
                    {"Final":1}             | Final
                    {"Part":"x"}            | Part
                    {"Part":{"Type":{}}}    | Type
                    {"Part":{"x":1},"Sequence":{}} | Sequence
                    {"List":{}}             | List
                    {"List":[[]]}           | List
                    {"List":[true]}         | List
                    """)
    void shouldNameTheFieldThatHoldsWhatItMustNot(String body, String field) {
        assertInvalid(body, LIBERAL, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"type":"a"}            | type
                    {"Type":1}              | Type
                    {"Sequence":"1"}        | Sequence
                    {"Final":"true"}        | Final
                    {"Type":"a","other":1}  | other
                    {"not a name":1}        | ``
                    {"Part":{"list":[]}}    | list
                    """)
    void shouldTakeOnlyWhatIsDocumentedWhenStrict(String body, String field) {
        assertInvalid(body, STRICT, field);
    }

    @Test
    void shouldKeepBlanksWhenStrict() throws JsonFault {
        assertThat(Sample.read("{\"Type\":\" a \",\"Sequence\":3}", STRICT))
                .containsExactly("Type= a ", "Sequence=3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"List\":[{\"a\":1,\"a\":2}]}",
                "{\"List\":[1,{\"a\":{\"b\":1,\"b\":2}}]}"
            })
    void shouldFindAKeyTwiceInsideElements(String body) {
        assertThatThrownBy(() -> Sample.read(body, LIBERAL)).isInstanceOf(JsonFault.class);
    }

    private static void assertInvalid(String body, Strictness manner, String field) {
        assertThatThrownBy(() -> Sample.read(body, manner))
                .asInstanceOf(type(JsonFault.class))
                .satisfies(fault -> assertThat(fault.kind()).isEqualTo(Kind.INVALID_FIELD))
                .extracting(JsonFault::field)
                .isEqualTo(field);
    }
}
