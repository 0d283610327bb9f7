package io.strowger.core.push;

import io.strowger.core.model.Screen;

/** What is written together with the next state of a push, all of it or nothing. */
public sealed interface PushEffect {

    /** Put the price aside; when the purse does not pay for it, nothing is written at all. */
    record HoldPrice() implements PushEffect {}

    /** The price is spent. */
    record CommitPrice() implements PushEffect {}

    /** The price goes back to the balance. */
    record ReleasePrice() implements PushEffect {}

    /** Keep the first screen, as long as a recovery code may take the push up. */
    record KeepFirstScreen(Screen first, String clientState) implements PushEffect {}

    /** Keep the answer that its sender gets, for who asks again with the same key. */
    record KeepAnswer() implements PushEffect {}

    /** Keep that it was refused, for who asks again with the same key. */
    record KeepRefusal() implements PushEffect {}

    /** Forget its key: it may be asked for again. */
    record ForgetKey() implements PushEffect {}

    /** Forget its recovery code and what was kept for it. */
    record ForgetRecovery() implements PushEffect {}
}
