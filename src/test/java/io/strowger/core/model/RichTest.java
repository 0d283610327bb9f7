package io.strowger.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a screen carries beside its text, and how much that is. */
class RichTest {

    private static final Rich NOTHING = new Rich(null, null, null, null, null);
    private static final Rich ASCII = new Rich("a", "bb", "ccc", "dddd", "eeeee");
    private static final Rich WIDE = new Rich("é", "éé", "ééé", "éééé", "ééééé");

    @Test
    void shouldCountTheCharactersOfAllParts() {
        assertThat(NOTHING.length()).isZero();
        assertThat(ASCII.length()).isEqualTo(15);
        assertThat(WIDE.length()).isEqualTo(15);
    }

    @Test
    void shouldBeAsLongAsItsBytes() {
        assertThat(ASCII.isLongerThan(14)).isTrue();
        assertThat(ASCII.isLongerThan(15)).isFalse();
        assertThat(WIDE.isLongerThan(29)).isTrue();
        assertThat(WIDE.isLongerThan(30)).isFalse();
    }

    @Test
    void shouldCountTheBytesWhereTheyMayBeThreeTimesTheCharacters() {
        Rich kanji = new Rich("漢字", null, null, null, null);

        assertThat(kanji.isLongerThan(5)).isTrue();
        assertThat(kanji.isLongerThan(6)).isFalse();
        assertThat(NOTHING.isLongerThan(0)).isFalse();
    }
}
