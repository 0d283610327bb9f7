/**
 * Where state lives: interfaces in the words of what is kept, each with one contract test that
 * every implementation passes.
 *
 * <p>In come changes; their futures succeed when the change is durable. Out goes what was kept.
 * Times are epoch milliseconds that the caller hands in; a store reads no clock. {@link
 * io.strowger.store.SessionStore} alone answers without a future, because it is in memory on the
 * hot path.
 *
 * <p>May use the core, provision's records and security. Folders never see each other. Begin
 * reading at {@link io.strowger.store.SessionStore}, {@link io.strowger.store.Pushes} and {@link
 * io.strowger.store.Outbox}.
 */
@NullMarked
package io.strowger.store;

import org.jspecify.annotations.NullMarked;
