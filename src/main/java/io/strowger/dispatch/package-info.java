/**
 * The way out: calls to applications, notices of an end, and whatever else has to reach a webhook.
 *
 * <p>In come {@code AskApplication} and {@code TellApplication} from the session on the same event
 * loop, short messages, and deliveries from the outbox; out go HTTP requests, and what came of
 * each: an answer, a failure with its reason, too late. Every call has an absolute deadline, every
 * application a bulkhead and a circuit; URLs that applications gave are looked up and judged at
 * every use.
 *
 * <p>May use dialect, http.client, bus, network, provision, security and the store's interfaces;
 * never ingress or session. Begin reading at {@link io.strowger.dispatch.ApplicationCaller}, then
 * {@code OutboxProcessor}.
 */
@NullMarked
package io.strowger.dispatch;

import org.jspecify.annotations.NullMarked;
