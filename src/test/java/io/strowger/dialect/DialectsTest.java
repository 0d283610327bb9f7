package io.strowger.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.dialect.programmable.ProgrammableDialect;
import io.strowger.dialect.programmable.ProgrammableNetworkDialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectsTest {

    private static final NetworkSide XML_OR_FORM =
            new NetworkSide(
                    new ProgrammableNetworkDialect(),
                    List.of("POST"),
                    List.of("text/xml", "application/x-www-form-urlencoded"),
                    null);

    @Test
    void shouldKnowTheSidesOfEachEntryInTheirOrder() {
        Dialects known =
                Dialects.of(ProgrammableDialect.ENTRY, new Dialect("b", null, XML_OR_FORM));
        assertThat(known.ofApplications()).containsExactly(ProgrammableDialect.ENTRY.name());
        assertThat(known.ofNetworks()).containsExactly(ProgrammableDialect.ENTRY.name(), "b");
        assertThat(known.application("b")).isNull();
        assertThat(known.network("c")).isNull();
        assertThat(known.toldOfItsEnds("b")).isFalse();
    }

    @Test
    void shouldHaveNoTwoEntriesOfOneName() {
        Dialects known = Dialects.of(ProgrammableDialect.ENTRY);
        assertThatThrownBy(() -> known.with(ProgrammableDialect.ENTRY))
                .hasMessageContaining(ProgrammableDialect.ENTRY.name());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "text/xml, true",
                "Text/XML; charset=utf-8, true",
                "application/x-www-form-urlencoded ;a=b, true",
                "application/json, false",
                "text/xmlx, false",
                "'', false",
                "-, false"
            })
    void shouldReadItsContentTypesWhateverTheirParameters(String contentType, boolean read) {
        assertThat(XML_OR_FORM.reads(contentType)).isEqualTo(read);
    }
}
