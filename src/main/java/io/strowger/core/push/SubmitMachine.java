package io.strowger.core.push;

import io.strowger.core.push.SubmitEffect.DropSubmit;
import io.strowger.core.push.SubmitEffect.NoteSubmit;
import io.strowger.core.push.SubmitEffect.Settle;
import io.strowger.core.push.SubmitEffect.Submit;
import io.strowger.core.push.SubmitEvent.NetworkAnswered;
import io.strowger.core.push.SubmitEvent.NoteRefused;
import io.strowger.core.push.SubmitEvent.SessionAnswered;
import io.strowger.core.push.SubmitEvent.SubmitDue;
import io.strowger.core.push.SubmitEvent.SubmitNoted;
import io.strowger.core.push.SubmitState.Overtaken;
import io.strowger.core.push.SubmitState.Preparing;
import io.strowger.core.push.SubmitState.Settled;
import io.strowger.core.push.SubmitState.Submitted;
import io.strowger.core.push.SubmitState.Unanswered;
import io.strowger.core.push.SubmitState.Waiting;

/**
 * Whether the one submit of a push leaves, and what came of it, as a pure function. The drawing is
 * at {@link SubmitState}.
 */
public final class SubmitMachine {

    private static final SubmitOutcome NOT_SUBMITTED = new SubmitOutcome.Refused("not submitted");

    private SubmitMachine() {}

    private record Step(SubmitState state, SubmitEvent event) {}

    /**
     * Decides one step.
     *
     * @param now epoch milliseconds
     */
    public static Decision<SubmitState, SubmitEffect> on(
            SubmitState state, SubmitEvent event, long now) {
        return switch (new Step(state, event)) {
            case Step(Waiting _, SubmitDue(var submitBy)) ->
                    Decision.to(new Preparing(submitBy), new NoteSubmit());
            case Step(Overtaken(var outcome), SubmitDue _) ->
                    Decision.to(new Settled(outcome), new DropSubmit());
            case Step(SubmitState s, SubmitDue _) -> Decision.to(s, new DropSubmit());

            case Step(Preparing p, SubmitNoted()) when now < p.submitBy() ->
                    Decision.to(new Submitted(), new Submit());
            case Step(Preparing _, SubmitNoted()) -> dropped();
            case Step(SubmitState s, SubmitNoted()) -> Decision.to(s, new DropSubmit());

            case Step(Preparing _, NoteRefused()) -> dropped();
            case Step(SubmitState s, NoteRefused()) -> Decision.to(s, new DropSubmit());

            case Step(Submitted _, NetworkAnswered(var outcome)) -> settled(outcome);
            case Step(Unanswered _, NetworkAnswered(SubmitOutcome.Unknown unknown)) ->
                    Decision.to(new Settled(unknown));
            case Step(Unanswered _, NetworkAnswered(var outcome)) -> settled(outcome);
            case Step(SubmitState s, NetworkAnswered _) -> Decision.to(s);

            // the session cannot know whether what it asked for has left
            case Step(Waiting _, SessionAnswered(SubmitOutcome.Unknown _)) ->
                    overtaken(NOT_SUBMITTED);
            case Step(Waiting _, SessionAnswered(SubmitOutcome.Accepted accepted)) ->
                    overtaken(accepted);
            case Step(Preparing _, SessionAnswered(SubmitOutcome.Unknown _)) ->
                    settled(NOT_SUBMITTED);
            case Step(Submitted _, SessionAnswered(SubmitOutcome.Unknown unknown)) ->
                    Decision.to(new Unanswered(), new Settle(unknown));
            case Step(Waiting _, SessionAnswered(var outcome)) -> settled(outcome);
            case Step(Preparing _, SessionAnswered(var outcome)) -> settled(outcome);
            case Step(Submitted _, SessionAnswered(var outcome)) -> settled(outcome);
            case Step(Unanswered _, SessionAnswered(SubmitOutcome.Accepted accepted)) ->
                    settled(accepted);
            case Step(
                            Settled(SubmitOutcome.Unknown _),
                            SessionAnswered(SubmitOutcome.Accepted accepted)) ->
                    settled(accepted);
            case Step(SubmitState s, SessionAnswered _) -> Decision.to(s);
        };
    }

    /** What came of a push, as far as anybody can tell now. */
    public static PushOutcome outcome(SubmitState state) {
        return switch (state) {
            case Settled(var outcome) -> outcome;
            case Overtaken(var outcome) -> outcome;
            case Waiting _, Preparing _, Submitted _, Unanswered _ -> new SubmitOutcome.Unknown();
        };
    }

    /** Whether its subscriber may have been shown it. */
    public static boolean mayBeShown(SubmitState state) {
        return switch (state) {
            case Settled(var outcome) -> mayBeShown(outcome);
            case Overtaken(var outcome) -> mayBeShown(outcome);
            case Submitted _, Unanswered _ -> true;
            case Waiting _, Preparing _ -> false;
        };
    }

    private static boolean mayBeShown(PushOutcome outcome) {
        return outcome instanceof SubmitOutcome.Accepted
                || outcome instanceof SubmitOutcome.Unknown;
    }

    private static Decision<SubmitState, SubmitEffect> dropped() {
        return Decision.to(new Settled(NOT_SUBMITTED), new DropSubmit(), new Settle(NOT_SUBMITTED));
    }

    private static Decision<SubmitState, SubmitEffect> overtaken(SubmitOutcome outcome) {
        return Decision.to(new Overtaken(outcome), new Settle(outcome));
    }

    private static Decision<SubmitState, SubmitEffect> settled(PushOutcome outcome) {
        return Decision.to(new Settled(outcome), new Settle(outcome));
    }
}
