/**
 * The format of {@code POST /api/v1/ussd/app/push} (docs/protocols/push.md): bytes to records and
 * back.
 *
 * <p>In comes a body; out goes a {@link io.strowger.dialect.push.PushMessage} or a {@link
 * io.strowger.dialect.push.PushFault}, which is the one table of this API's errors with their
 * statuses and texts.
 *
 * <p>May use dialect, json and the core. Begin reading at {@link
 * io.strowger.dialect.push.PushCodec}; what a push does is in ingress.push.
 */
@NullMarked
package io.strowger.dialect.push;

import org.jspecify.annotations.NullMarked;
