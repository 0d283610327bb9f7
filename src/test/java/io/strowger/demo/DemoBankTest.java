package io.strowger.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoBankTest {
    private static final String MOBILE = "233200585542";
    private static final int SEPTETS_OF_A_SCREEN = 182;

    /** A subset of the GSM alphabet, in which every character is one septet. */
    private static final String PLAIN = "[A-Za-z0-9 \\n.,:?!]+";

    /**
     * Right and wrong replies to every kind of question, the longest numbers and amounts among
     * them.
     */
    private static final List<String> REPLIES =
            List.of(
                    "0",
                    "1",
                    "2",
                    "3",
                    "4",
                    "5",
                    "6",
                    "",
                    "hello",
                    " 1 ",
                    "0241234567",
                    "233241234567890",
                    "9999.99",
                    "12.50",
                    "0.00",
                    "-5",
                    "x".repeat(160),
                    "*713#");

    @Test
    void shouldFitEveryScreenOnAHandsetWhateverIsReplied() {
        Set<String> texts = everyScreen();

        assertThat(texts).hasSizeGreaterThan(40);
        assertThat(texts).allSatisfy(text -> assertThat(text).matches(PLAIN));
        assertThat(texts)
                .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(SEPTETS_OF_A_SCREEN));
    }

    @Test
    void shouldSendMoneyAfterThreeQuestions() {
        Turn done = walk("2", "0241234567", "5", "1");

        assertThat(done).isEqualTo(Turn.end("GHS 5.00 sent to 0241234567.\nThank you."));
    }

    @Test
    void shouldSendNothingWhenItIsNotConfirmed() {
        assertThat(walk("2", "0241234567", "12.50", "2")).isEqualTo(Turn.end("Nothing was sent."));
    }

    @Test
    void shouldTopUpTheNumberThatDialled() {
        assertThat(walk("3", "1", "5"))
                .isEqualTo(Turn.end("GHS 5.00 of airtime for 233200585542. Enjoy!"));
    }

    @Test
    void shouldTopUpAnotherNumber() {
        assertThat(walk("3", "2", "0241234567", "5"))
                .isEqualTo(Turn.end("GHS 5.00 of airtime for 0241234567. Enjoy!"));
    }

    @Test
    void shouldAskAgainWithAHintAndKeepWhatIsKnown() {
        Turn asked = walk("2", "0241234567");
        Turn again = walk("2", "0241234567", "much");

        assertThat(again.text()).isEqualTo("Use a form such as 5 or 12.50.\n" + asked.text());
        assertThat(again.state()).isEqualTo(asked.state());
    }

    @Test
    void shouldGoBackToTheMenuFromEverywhereButTheConfirmation() {
        assertThat(List.of(walk("1", "0"), walk("2", "0"), walk("2", "0241234567", "0")))
                .containsOnly(DemoBank.welcome());
        assertThat(List.of(walk("3", "0"), walk("3", "1", "0"), walk("4", "0"), walk("5", "0")))
                .containsOnly(DemoBank.welcome());
        assertThat(walk("3", "2", "0")).isEqualTo(walk("3"));
    }

    @Test
    void shouldEndTheSessionOnlyWhereAMenuSaysSo() {
        assertThat(walk("0").last()).isTrue();
        assertThat(walk("1", "2").last()).isTrue();
        assertThat(walk("4", "3").last()).isTrue();
        assertThat(walk("5").last()).isFalse();
    }

    @Test
    void shouldStartAnewWhenTheStateIsUnknown() {
        assertThat(DemoBank.reply("", "9", MOBILE).state()).isEqualTo("home");
        assertThat(DemoBank.reply("nonsense", "1", MOBILE)).isEqualTo(walk("1"));
    }

    private static Turn walk(String... replies) {
        Turn turn = DemoBank.welcome();
        for (String reply : replies) {
            turn = DemoBank.reply(turn.state(), reply, MOBILE);
        }
        return turn;
    }

    private static Set<String> everyScreen() {
        Set<String> texts = new HashSet<>();
        Set<String> seen = new HashSet<>();
        Queue<Turn> open = new ArrayDeque<>(List.of(DemoBank.welcome()));
        while (!open.isEmpty()) {
            Turn turn = open.remove();
            texts.add(turn.text());
            if (!turn.last() && seen.add(turn.state())) {
                REPLIES.forEach(reply -> open.add(DemoBank.reply(turn.state(), reply, MOBILE)));
            }
        }
        return texts;
    }
}
