package io.strowger.core.verify;

/**
 * The rule of guesses, in the two steps in which it is kept: a guess is first let in, and counted,
 * and compared only then. Nobody gains a guess by breaking off in between (invariants 18 to 20;
 * docs/protocols/verification.md).
 *
 * <pre>
 *   admit ──▶ Refused: USED, EXPIRED, TOO_MANY; nothing changes
 *     │
 *     └─────▶ Counted ── compared ──▶ WRONG, or VALID and used from now on
 * </pre>
 *
 * @param most how many guesses of a code are evaluated, right ones too
 */
public record GuessRule(int most) {

    /** Five tries (docs/protocols/verification.md). */
    public static final GuessRule DEFAULT = new GuessRule(5);

    /** Whether a guess is evaluated. */
    public sealed interface Admission {

        /** It is, when {@code state} is kept for good. */
        record Counted(CodeState state) implements Admission {}

        /** It is not, whatever it is. */
        record Refused(Verdict verdict) implements Admission {}
    }

    /** A code and what the guess came to. */
    public record Outcome(CodeState state, Verdict verdict) {}

    /**
     * Lets a guess in. A code that was used stays so for ever; one that had too many guesses is
     * expired like any other in the end.
     *
     * @param now epoch milliseconds
     */
    public Admission admit(CodeState state, long now) {
        if (state.used()) {
            return new Admission.Refused(Verdict.USED);
        }
        if (now >= state.expiresAt()) {
            return new Admission.Refused(Verdict.EXPIRED);
        }
        if (state.guesses() >= most) {
            return new Admission.Refused(Verdict.TOO_MANY);
        }
        return new Admission.Counted(new CodeState(state.guesses() + 1, false, state.expiresAt()));
    }

    /** Evaluates a guess that was counted. */
    public static Outcome compared(CodeState counted, boolean equal) {
        return equal
                ? new Outcome(
                        new CodeState(counted.guesses(), true, counted.expiresAt()), Verdict.VALID)
                : new Outcome(counted, Verdict.WRONG);
    }
}
