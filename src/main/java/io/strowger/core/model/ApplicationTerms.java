package io.strowger.core.model;

/**
 * What the session rules know of an application. A session keeps the terms that it began with.
 *
 * @param id the application's id
 * @param account the id of the account that owns it
 * @param dialect the name of the dialect that it speaks
 * @param answerWithinMillis how long it may take to answer a hop
 * @param replyWithinMillis how long the subscriber may take to answer a screen
 * @param sessionWithinMillis how long a whole session may take
 * @param recoverWithinMillis how long from its beginning a push may be resumed by its recovery
 *     code; 0 when it may not
 * @param lateAfterMillis after which a dialled session is put off and its answer pushed; 0 when it
 *     never is
 * @param toldOfItsEnds whether it is also told of ends that it made itself
 * @param texts the texts that stand in for it
 */
public record ApplicationTerms(
        String id,
        String account,
        String dialect,
        long answerWithinMillis,
        long replyWithinMillis,
        long sessionWithinMillis,
        long recoverWithinMillis,
        long lateAfterMillis,
        boolean toldOfItsEnds,
        Texts texts) {

    /** An application that is never late and needs no telling of the ends that it makes. */
    public ApplicationTerms(
            String id,
            String account,
            String dialect,
            long answerWithinMillis,
            long replyWithinMillis,
            long sessionWithinMillis,
            long recoverWithinMillis,
            Texts texts) {
        this(
                id,
                account,
                dialect,
                answerWithinMillis,
                replyWithinMillis,
                sessionWithinMillis,
                recoverWithinMillis,
                0,
                false,
                texts);
    }

    /** The same for sessions that are not resumed by a code. */
    public ApplicationTerms withoutRecovery() {
        return recoverWithinMillis == 0 ? this : with(0, lateAfterMillis);
    }

    /** The same for sessions that are not put off. */
    public ApplicationTerms withoutLateAnswer() {
        return lateAfterMillis == 0 ? this : with(recoverWithinMillis, 0);
    }

    /** The same where it is known whether it is told of ends that it made itself. */
    public ApplicationTerms told(boolean ofItsEnds) {
        return ofItsEnds == toldOfItsEnds
                ? this
                : with(recoverWithinMillis, lateAfterMillis, ofItsEnds);
    }

    private ApplicationTerms with(long recoverWithin, long lateAfter) {
        return with(recoverWithin, lateAfter, toldOfItsEnds);
    }

    private ApplicationTerms with(long recoverWithin, long lateAfter, boolean ofItsEnds) {
        return new ApplicationTerms(
                id,
                account,
                dialect,
                answerWithinMillis,
                replyWithinMillis,
                sessionWithinMillis,
                recoverWithin,
                lateAfter,
                ofItsEnds,
                texts);
    }
}
