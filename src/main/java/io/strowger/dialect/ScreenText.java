package io.strowger.dialect;

import io.strowger.core.model.Choices;
import io.strowger.core.model.Screen;
import io.strowger.core.session.Answer;
import io.strowger.core.text.PageKey;
import io.strowger.core.text.Pages;
import io.strowger.core.text.TextLength;
import io.strowger.core.text.TextLimit;
import io.strowger.core.text.Typography;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the text of an application's answer fit a screen, as far as the application wants it: with
 * plain characters in the place of typographic ones, and in pages (docs/protocols/common.md,
 * "Texts"). What does not fit then is refused.
 */
public final class ScreenText {

    private ScreenText() {}

    /**
     * The answer as the subscriber can be shown it.
     *
     * @param field of the dialect that has the text
     */
    public static Decoded<Answer> fitted(Answer answer, DialectOptions options, String field) {
        return switch (answer) {
            case Answer.Show(Screen screen, String clientState) -> {
                Screen plain = plain(screen, options);
                Screen shown = TextLength.fitsScreen(plain.text()) ? plain : paged(plain, options);
                yield shown == null
                        ? Decoded.tooLong(field, plain.text())
                        : Decoded.of(
                                shown.equals(screen)
                                        ? answer
                                        : new Answer.Show(shown, clientState));
            }
            case Answer.Checkout(Screen screen, String item) -> {
                Screen plain = plain(screen, options);
                yield TextLength.fitsScreen(plain.text())
                        ? Decoded.of(new Answer.Checkout(plain, item))
                        : Decoded.tooLong(field, plain.text());
            }
            case Answer.Later() -> Decoded.of(answer);
        };
    }

    private static Screen plain(Screen screen, DialectOptions options) {
        if (!options.simplifiesText()) {
            return screen;
        }
        String simple = Typography.simplified(screen.text());
        return simple.isBlank() ? screen : screen.saying(simple); // an empty screen says nothing
    }

    /** Null when the application wants no pages, or there would be too many. */
    private static @Nullable Screen paged(Screen screen, DialectOptions options) {
        if (options.pageLine().isEmpty()) {
            return null;
        }
        PageKey key = PageKey.of(options.pageLine()).besides(taken(screen));
        List<String> pages = Pages.of(screen.text(), TextLimit.USSD_SCREEN, key.line());
        return pages.isEmpty() ? null : screen.inPages(pages, key);
    }

    /** A key to a line, that of the next page must be none of them. */
    private static String taken(Screen screen) {
        Choices choices = screen.choices();
        return choices == null
                ? screen.text()
                : screen.text() + '\n' + String.join("\n", choices.keys());
    }
}
