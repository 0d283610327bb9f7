package io.strowger.core.session.walk;

import static io.strowger.core.session.walk.Broken.unless;

import io.strowger.core.model.EndReason;
import io.strowger.core.model.Screen;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Destination;
import io.strowger.core.session.SessionEvent.ApplicationAnswered;
import io.strowger.core.session.SessionEvent.ApplicationFailed;
import io.strowger.core.session.SessionEvent.Cancelled;
import io.strowger.core.session.SessionEvent.CheckoutRefused;
import io.strowger.core.session.SessionEvent.CheckoutStored;
import io.strowger.core.session.SessionEvent.DeadlinePassed;
import io.strowger.core.session.SessionEvent.Dialled;
import io.strowger.core.session.SessionEvent.NetworkAborted;
import io.strowger.core.session.SessionEvent.NetworkAccepted;
import io.strowger.core.session.SessionEvent.NetworkRefused;
import io.strowger.core.session.SessionEvent.NotDelivered;
import io.strowger.core.session.SessionEvent.PushRequested;
import io.strowger.core.session.SessionEvent.RecoveryDialled;
import io.strowger.core.session.SessionEvent.Replied;
import io.strowger.core.session.SessionEvent.ScreenOffered;
import io.strowger.core.session.SessionEvent.ShutDown;
import io.strowger.core.session.SessionRecord;
import io.strowger.core.session.walk.Story.Phase;

/** What the one record of a session has to say. */
final class RecordRules {

    private final Chronicle chronicle;

    RecordRules(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    void check(Step step, SessionRecord record) {
        step.records.add(record);
        Story story = chronicle.of(record.id());
        if (story == null) {
            refused(step, record);
            return;
        }
        unless(story.live(), 14, "a second record");
        unless(record.reason() == reason(step, story), 14, "the record says another reason");
        unless(record.tally().hops() == story.hops, 14, "hops of the record");
        unless(record.tally().bytesIn() == story.bytesIn, 14, "bytes in of the record");
        unless(record.tally().bytesOut() == story.bytesOut, 14, "bytes out of the record");
        unless(record.begunAt() == story.begunAt, 14, "begin of the record");
        unless(record.endedAt() == step.now, 14, "end of the record");
        unless(record.dialogueId().equals(story.dialogueId), 14, "dialogue of the record");
        unless(record.application().equals(story.application.id()), 14, "application");
        unless(record.detail().indexOf("cs-") < 0, 13, "ClientState in a record");
        text(story, record.reason());
        if (record.reason() != EndReason.COMPLETED) {
            story.carried = "";
        }
        chronicle.ended(story, step.now);
    }

    /** Who sees the end sees the text of its reason. */
    private static void text(Story story, EndReason reason) {
        if (reason != EndReason.COMPLETED && !story.dialogueId.isEmpty()) {
            Screen expected = Screen.last(story.application.texts().of(reason.text()));
            unless(expected.equals(story.last), 16, "another text at the end");
        }
    }

    private void refused(Step step, SessionRecord record) {
        unless(step.dial != null, 14, "a record of no session");
        Dialled dial = step.dial;
        unless(dial.id().equals(record.id()), 14, "a record of no session");
        EndReason reason = ((Destination.Refused) dial.destination()).reason();
        unless(record.reason() == reason, 14, "another reason of a refusal");
        unless(record.tally().hops() == 0, 12, "a refused dial is a hop");
        if (reason != EndReason.OVERLOADED && !Turns.spares(step)) {
            Story story =
                    new Story(
                            dial.id(),
                            chronicle.network,
                            Chance.APPLICATION,
                            dial.dialogueId(),
                            false,
                            step.now);
            story.dialled = dial.dialString();
            story.last = Screen.last(chronicle.network.texts().of(reason.text()));
            chronicle.ended(story, step.now);
        }
    }

    private static EndReason reason(Step step, Story story) {
        if (story == step.live && step.late()) {
            return tooLate(step, story);
        }
        if (story == step.live && step.completes()) {
            return EndReason.COMPLETED;
        }
        return switch (step.event) {
            case Replied _ when MenuRules.turns(step) -> EndReason.COMPLETED;
            case Dialled _ -> EndReason.SUPERSEDED;
            case RecoveryDialled _ when step.recovery == Step.Recovery.REFUSED ->
                    EndReason.SUPERSEDED;
            case RecoveryDialled e when !e.session().equals(story.id) -> EndReason.SUPERSEDED;
            case Cancelled _ -> EndReason.SUBSCRIBER_CANCELLED;
            case NetworkAborted _ -> EndReason.NETWORK_ABORTED;
            case ApplicationAnswered(_, _, Answer.Checkout _, _) ->
                    EndReason.APPLICATION_UNREADABLE;
            case ApplicationAnswered _,
                    ScreenOffered _,
                    CheckoutStored _,
                    NetworkAccepted _,
                    RecoveryDialled _ ->
                    EndReason.COMPLETED;
            case ApplicationFailed failed -> failed.reason();
            case CheckoutRefused _ -> EndReason.CHECKOUT_FAILED;
            case NetworkRefused _ -> EndReason.NETWORK_REFUSED;
            case NotDelivered _ -> EndReason.NOT_DELIVERED;
            case ShutDown _ -> EndReason.SHUT_DOWN;
            case Replied _, PushRequested _, DeadlinePassed _ ->
                    throw new Broken(14, "ended by " + step.event.getClass().getSimpleName());
        };
    }

    private static EndReason tooLate(Step step, Story story) {
        if (step.phase == Phase.SUSPENDED) {
            return EndReason.NOT_DELIVERED;
        }
        if (step.due == story.endsBy) {
            return EndReason.SESSION_TOO_LONG;
        }
        return switch (step.phase) {
            case ASKED, PARTED -> EndReason.APPLICATION_TIMED_OUT;
            case STORING -> EndReason.CHECKOUT_FAILED;
            case READING -> EndReason.SUBSCRIBER_TIMED_OUT;
            case SUBMITTING -> EndReason.NOT_DELIVERED;
            case SUSPENDED, OVER ->
                    throw new Broken(14, "ended at a deadline in turn " + step.phase);
        };
    }
}
