/** What applications that verify numbers send: {@code /1/2fa}. */
@NullMarked
package io.strowger.ingress.verification;

import org.jspecify.annotations.NullMarked;
