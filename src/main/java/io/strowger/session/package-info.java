/**
 * The shell around the session's rules: load, decide, save, act.
 *
 * <p>In come requests from the bus: what a subscriber did, a push, a screen that an application
 * sent of itself, a deadline. A step loads the state, asks {@link
 * io.strowger.core.session.SessionMachine}, saves by compare-and-put, and only then acts; a save
 * that loses is decided again on the fresh state. Out go calls to dispatch and networks, answers to
 * those who wait, records, money that is settled.
 *
 * <p>Clock, stores, networks, calls and ids are handed in, and nothing here makes a thread or a
 * timer: a test runs two of it in one thread, step by step.
 *
 * <p>May use bus, network, provision, security and the store's interfaces; never ingress or
 * dispatch. One verticle an event loop; any of them may work on any session, and each looks after
 * the deadlines of its part of the table. Begin reading at {@code SessionProcessor}, then {@code
 * EffectRunner}.
 */
@NullMarked
package io.strowger.session;

import org.jspecify.annotations.NullMarked;
