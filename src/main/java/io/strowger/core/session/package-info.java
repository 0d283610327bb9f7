/**
 * The session as a pure function: (state, event, now) to (next state, effects).
 *
 * <p>In comes what has happened ({@code SubscriberReplied}, {@code ApplicationAnswered}, a
 * deadline), in the past tense; out come the next state and what is to be done ({@code
 * AskApplication}, {@code ShowScreen}, {@code WriteRecord}), in the imperative. Each state is a
 * record that holds only what is true in it, every switch is exhaustive without a default, and a
 * session has exactly one end and one record. Deadlines are data in the state.
 *
 * <p>May use the JDK, core.model and the outcomes of core.push; who calls it saves the state first
 * and then does what the effects say. Begin reading at {@link
 * io.strowger.core.session.SessionState}, which draws the machine, then {@link
 * io.strowger.core.session.SessionMachine}.
 */
@NullMarked
package io.strowger.core.session;

import org.jspecify.annotations.NullMarked;
