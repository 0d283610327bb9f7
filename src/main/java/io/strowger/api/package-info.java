/**
 * What the APIs of the public port have in common: what each is told ({@link
 * io.strowger.api.ApiContext}) and what each gives ({@link io.strowger.api.ApiModule}).
 *
 * <p>In comes a router to mount paths on; out go the paths, the shape of their errors and what
 * expires. Each API is one folder below: its codec, handlers, errors and module together. Siblings
 * never see each other; all of them stand on {@code http.server}, whose {@link
 * io.strowger.http.server.HttpResponses} reads and answers.
 *
 * <p>May use http.server, bus, dialect, numbering, provision, security and ops.retention. Begin
 * reading at {@link io.strowger.api.ApiModule}.
 */
@NullMarked
package io.strowger.api;

import org.jspecify.annotations.NullMarked;
