package io.strowger.core.push;

import io.strowger.core.push.PushEffect.CommitPrice;
import io.strowger.core.push.PushEffect.ForgetKey;
import io.strowger.core.push.PushEffect.ForgetRecovery;
import io.strowger.core.push.PushEffect.HoldPrice;
import io.strowger.core.push.PushEffect.KeepAnswer;
import io.strowger.core.push.PushEffect.KeepFirstScreen;
import io.strowger.core.push.PushEffect.KeepRefusal;
import io.strowger.core.push.PushEffect.ReleasePrice;
import io.strowger.core.push.PushEvent.PushAbandoned;
import io.strowger.core.push.PushEvent.PushAsked;
import io.strowger.core.push.PushEvent.SubmitAccepted;
import io.strowger.core.push.PushEvent.SubmitPrepared;
import io.strowger.core.push.PushEvent.SubmitRefused;
import io.strowger.core.push.PushEvent.SubmitUnanswered;
import io.strowger.core.push.PushEvent.SubscriberReplied;
import io.strowger.core.push.PushEvent.TimePassed;
import io.strowger.core.push.PushState.Asked;
import io.strowger.core.push.PushState.Committed;
import io.strowger.core.push.PushState.Flagged;
import io.strowger.core.push.PushState.Held;
import io.strowger.core.push.PushState.MaybeSent;
import io.strowger.core.push.PushState.Open;
import io.strowger.core.push.PushState.Released;
import io.strowger.core.push.PushState.Submitting;
import io.strowger.core.push.PushState.Unknown;

/**
 * The rules of a push's money as a pure function: (state, event, now) → (next state, effects). The
 * drawing is at {@link PushState}. An event that does not fit the state changes nothing: of two who
 * settle the same push, one does.
 */
public final class PushMachine {

    private PushMachine() {}

    private record Step(PushState state, PushEvent event) {}

    /**
     * Decides one step.
     *
     * @param now epoch milliseconds
     */
    public static Decision<PushState, PushEffect> on(PushState state, PushEvent event, long now) {
        return switch (new Step(state, event)) {
            case Step(Asked _, PushAsked()) -> Decision.to(new Held(now), new HoldPrice());
            case Step(PushState s, PushAsked()) -> Decision.to(s);

            case Step(Held s, SubmitPrepared(var first, var clientState)) ->
                    Decision.to(
                            new Submitting(s.askedAt(), now),
                            new KeepFirstScreen(first, clientState));
            case Step(PushState s, SubmitPrepared _) -> Decision.to(s);

            case Step(MaybeSent _, SubmitAccepted()) -> committed();
            case Step(PushState s, SubmitAccepted()) -> Decision.to(s);

            case Step(MaybeSent _, SubscriberReplied _) -> committed();
            case Step(PushState s, SubscriberReplied _) -> Decision.to(s);

            case Step(Open _, SubmitRefused()) ->
                    Decision.to(
                            new Released(),
                            new ReleasePrice(),
                            new KeepRefusal(),
                            new ForgetRecovery());
            case Step(PushState s, SubmitRefused()) -> Decision.to(s);

            case Step(Submitting s, SubmitUnanswered()) -> unknown(s);
            case Step(PushState s, SubmitUnanswered()) -> Decision.to(s);

            case Step(Held _, PushAbandoned()) -> abandoned();
            case Step(PushState s, PushAbandoned()) -> Decision.to(s);

            case Step(Held s, TimePassed t) when s.askedAt() < t.heldBefore() -> abandoned();
            case Step(Submitting s, TimePassed t)
                    when s.askedAt() < t.heldBefore() && s.preparedAt() < t.heldBefore() ->
                    unknown(s);
            case Step(Unknown s, TimePassed t) when s.askedAt() < t.unknownBefore() ->
                    Decision.to(new Flagged(), new ReleasePrice(), new ForgetRecovery());
            case Step(PushState s, TimePassed _) -> Decision.to(s);
        };
    }

    private static Decision<PushState, PushEffect> committed() {
        return Decision.to(new Committed(), new CommitPrice(), new KeepAnswer());
    }

    private static Decision<PushState, PushEffect> unknown(Submitting prepared) {
        return Decision.to(new Unknown(prepared.askedAt()), new KeepAnswer());
    }

    private static Decision<PushState, PushEffect> abandoned() {
        return Decision.to(
                new Released(), new ReleasePrice(), new ForgetKey(), new ForgetRecovery());
    }
}
