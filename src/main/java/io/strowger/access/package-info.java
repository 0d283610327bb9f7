/**
 * Who may come in with a bearer credential, and how an access token is had (RFC 6749, RFC 6750).
 */
@NullMarked
package io.strowger.access;

import org.jspecify.annotations.NullMarked;
