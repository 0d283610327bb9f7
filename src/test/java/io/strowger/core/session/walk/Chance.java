package io.strowger.core.session.walk;

import io.strowger.core.model.ApplicationTerms;
import io.strowger.core.model.Choices;
import io.strowger.core.model.EndReason;
import io.strowger.core.model.NetworkTerms;
import io.strowger.core.model.Screen;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SessionId;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.model.Texts;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Destination;
import io.strowger.core.text.PageKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random values; everything that is said is said once, so that what leaks is found. */
final class Chance {

    static final ServiceCode CODE = ServiceCode.parse("*713#");
    static final List<String> DIALLED = List.of("*713#", "*713*7#");
    static final String SHORT_CODE = "713";
    static final String ACCOUNT = "acme";
    static final List<String> DIALECTS = List.of("programmable", "oneapi");
    static final Choices MENU = new Choices(List.of("1", "2", "q"), false);
    static final ApplicationTerms APPLICATION =
            terms("programmable", 5_000, 60_000, 180_000, 0, 0, false);

    private static final List<EndReason> FAILURES =
            List.of(
                    EndReason.APPLICATION_FAILED,
                    EndReason.APPLICATION_UNREADABLE,
                    EndReason.APPLICATION_TOO_LONG,
                    EndReason.APPLICATION_TIMED_OUT,
                    EndReason.APPLICATION_CIRCUIT_OPEN,
                    EndReason.APPLICATION_OVERLOADED);
    private static final List<EndReason> REFUSALS =
            List.of(
                    EndReason.NO_SUCH_CODE,
                    EndReason.NOT_ALLOWED,
                    EndReason.RECOVERY_INVALID,
                    EndReason.OVERLOADED,
                    EndReason.SHUT_DOWN);
    private static final List<String> TYPED = List.of("1", " 2 ", "Q", "q", "12", "", "00", " 00");
    private static final List<String> LETTERS = List.of("", "é", "€", "😀", "Ω€");

    final Random random;
    private int said;

    Chance(long seed) {
        random = new Random(seed);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    String say(String what) {
        return what + "-" + ++said;
    }

    String text() {
        return say("text") + pick(LETTERS);
    }

    long number() {
        return ++said;
    }

    SessionId id() {
        return new SessionId(1, ++said);
    }

    Screen screen() {
        Screen whole =
                oneIn(4) ? Screen.choosing(text(), MENU) : new Screen(text(), !oneIn(4), null);
        return oneIn(5) ? whole.inPages(pages(), PageKey.of("00. More")) : whole;
    }

    private List<String> pages() {
        return oneIn(2) ? List.of(text(), text()) : List.of(text(), text(), text());
    }

    /** What a subscriber types: now and then what a menu takes. */
    String typed() {
        return oneIn(2) ? pick(TYPED) : text();
    }

    String clientState() {
        return oneIn(3) ? "" : say("cs");
    }

    Answer answer() {
        return switch (random.nextInt(10)) {
            case 0 -> new Answer.Later();
            case 1 -> new Answer.Checkout(Screen.last(text()), say("item"));
            default -> new Answer.Show(screen(), clientState());
        };
    }

    EndReason failure() {
        return pick(FAILURES);
    }

    Destination.Direct destination(ApplicationTerms application) {
        return oneIn(5)
                ? new Destination.Refused(pick(REFUSALS))
                : new Destination.Routed(application, CODE, "");
    }

    NetworkTerms network(String id) {
        NetworkTerms terms =
                new NetworkTerms(id, id, pick(List.of(4_000L, 30_000L)), texts("network"));
        return oneIn(4) ? terms.ignoringSequence() : terms;
    }

    ApplicationTerms application() {
        return terms(
                pick(DIALECTS),
                pick(List.of(5_000L, 10_000L)),
                pick(List.of(20_000L, 60_000L)),
                pick(List.of(15_000L, 40_000L, 180_000L)),
                pick(List.of(0L, 30_000L, 600_000L)),
                pick(List.of(0L, 2_000L, 7_000L)),
                oneIn(3));
    }

    private static ApplicationTerms terms(
            String dialect,
            long answer,
            long reply,
            long session,
            long recover,
            long late,
            boolean told) {
        return new ApplicationTerms(
                "bank",
                ACCOUNT,
                dialect,
                answer,
                reply,
                session,
                recover,
                late,
                told,
                texts("bank"));
    }

    private static Texts texts(String whose) {
        Map<SubscriberText, String> texts = new EnumMap<>(SubscriberText.class);
        for (SubscriberText text : SubscriberText.values()) {
            texts.put(text, whose + ": " + text.key());
        }
        return new Texts(texts);
    }
}
