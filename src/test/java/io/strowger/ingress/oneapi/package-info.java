/** The way in of the dialect oneapi, with the sessions in the test's hand. */
@NullMarked
package io.strowger.ingress.oneapi;

import org.jspecify.annotations.NullMarked;
