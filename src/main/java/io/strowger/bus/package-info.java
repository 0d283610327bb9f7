/**
 * What the parts of a router say to each other: every address on the event bus, every message, and
 * the codec that passes records by reference.
 *
 * <p>In comes a record from one verticle; out comes the record that another answers with, or {@link
 * io.strowger.bus.CallFailed}. Messages are the core's own records where it has one (an event, an
 * effect), else records of its types: no JSON, no buffers, nothing that can change. A call has a
 * deadline, and answers come back to one address of the caller, so that a call costs no timer and
 * no consumer of its own.
 *
 * <p>May use the core and the event bus; nothing else may use the event bus but verticles. Begin
 * reading at {@link io.strowger.bus.Endpoints}, the list of addresses, then {@link
 * io.strowger.bus.BusClient}.
 */
@NullMarked
package io.strowger.bus;

import org.jspecify.annotations.NullMarked;
