/**
 * The way in for paid pushes (docs/protocols/push.md): its format, its errors, its path.
 *
 * <p>In comes an authenticated body; out go a hold on the account's purse, then one call to the
 * session, then the answer. The price is held before the application is asked and settled by the
 * session before the sender is answered; a push whose fate is unknown is answered as sent and stays
 * held.
 *
 * <p>May use api, http.server, bus, dialect, json, provision and the store's interfaces. Begin
 * reading at {@code PushHandler}, whose steps are those of the page's "Order".
 */
@NullMarked
package io.strowger.api.push;

import org.jspecify.annotations.NullMarked;
