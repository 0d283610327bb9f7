/** Credentials, address rules and signatures. */
@NullMarked
package io.strowger.security;

import org.jspecify.annotations.NullMarked;
