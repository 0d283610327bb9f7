/**
 * The values that every part of the router speaks in: numbers, codes, screens, money, the terms of
 * networks and applications, the reasons of an end. They check themselves when they are made, and
 * what must not be logged masks itself.
 *
 * <p>In comes text that somebody else has read; out goes a value that is right, or an exception
 * that says what is wrong. {@link io.strowger.core.model.EndReason} is the one table for "no": each
 * reason has its label and the text that a subscriber sees.
 *
 * <p>May use the JDK and core.text alone: no clock, no randomness, no log, as all of the core.
 * Begin reading at {@link io.strowger.core.model.Msisdn}, {@link
 * io.strowger.core.model.ServiceCode} and {@link io.strowger.core.model.Screen}.
 */
@NullMarked
package io.strowger.core.model;

import org.jspecify.annotations.NullMarked;
