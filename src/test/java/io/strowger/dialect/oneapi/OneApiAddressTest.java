package io.strowger.dialect.oneapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.core.model.Msisdn;
import io.strowger.core.model.ServiceCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneApiAddressTest {

    @ParameterizedTest
    @CsvSource({
        "tel:+94777123456",
        "tel%3A%2B94777123456",
        "tel%3a%2b94777123456",
        "TEL:+94777123456",
        "+94777123456",
        "%2B94777123456",
        "tel:+tel:+94777123456",
        "tel%3A%2Btel%3A%2B94777123456",
        "%20tel:+94777123456",
        "' tel:+94777123456'",
        "'tel: +94777123456 '"
    })
    void shouldReadOneNumberOfEverySpelling(String segment) {
        assertThat(OneApiAddress.ofPath(segment)).isEqualTo("+94777123456");
    }

    @ParameterizedTest
    @CsvSource({
        "94777123456, 94777123456",
        "tel:94777123456, 94777123456",
        "0777123456, 0777123456",
        "%, %",
        "%4, %4",
        "%zz94, %zz94",
        "%2, %2",
        "'', ''",
        "abc, abc",
        "%C3%A9, é",
        "%ff, \uFFFD"
    })
    void shouldLeaveTheRestToWhoReadsNumbers(String segment, String expected) {
        assertThat(OneApiAddress.ofPath(segment)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "tel:7782, '', *7782#",
        "7782, '', *7782#",
        "' tel: 7782 ', 8, *7782*8#",
        "tel:+7782, ' 8 ', *7782*8#",
        "*7782#, 8, *7782*8#",
        "#7782*8#, '', *7782*8#",
        "7782*8, 1, *7782*8*1#",
        "7782, 8*1, *7782*8*1#",
        "7782, abc, none",
        "7782, 8*, none",
        "abc, '', none",
        "tel:, '', none"
    })
    void shouldMakeACodeOfShortCodeAndKeyword(String shortCode, String keyword, String expected) {
        assertThat(OneApiAddress.code(shortCode, keyword).map(ServiceCode::dial).orElse("none"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"7782, tel:7782, ''", "7782*8, tel:7782, 8", "7782*8*1, tel:7782, 8*1"})
    void shouldWriteACodeAsShortCodeAndKeyword(String code, String shortCode, String keyword) {
        ServiceCode allotted = ServiceCode.parse(code);
        assertThat(OneApiAddress.shortCodeOf(allotted)).isEqualTo(shortCode);
        assertThat(OneApiAddress.keywordOf(allotted)).isEqualTo(keyword);
        assertThat(OneApiAddress.code(shortCode, keyword)).contains(allotted);
    }

    @Test
    void shouldWriteNumbersAsTheDocumentDoes() {
        assertThat(OneApiAddress.of(Msisdn.of("94777123456"))).isEqualTo("tel:+94777123456");
    }
}
