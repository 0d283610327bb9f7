/**
 * The money of a push as two pure machines (docs/protocols/push.md; docs/invariants.md, "Money").
 *
 * <p>{@link io.strowger.core.push.PushMachine} decides on what is written: in come the state of a
 * push's row and what has happened; out go the next state and what belongs to it in the same
 * transaction: the price is held, committed or released, an answer is kept for retries. The store
 * loads, asks it and writes; it decides nothing itself. {@link io.strowger.core.push.SubmitMachine}
 * decides, in the process that submits, whether the one submit may leave: only there is it known
 * whether it has.
 *
 * <p>{@link io.strowger.core.push.SubmitOutcome} is everybody's word for accepted, refused and
 * unknown. May use the JDK and core.model alone. Begin reading at the drawings in {@link
 * io.strowger.core.push.PushState} and {@link io.strowger.core.push.SubmitState}.
 */
@NullMarked
package io.strowger.core.push;

import org.jspecify.annotations.NullMarked;
