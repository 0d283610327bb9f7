/** The way in of the dialect oneapi, with the sessions in the test's hand. */
@NullMarked
package io.strowger.api.oneapi;

import org.jspecify.annotations.NullMarked;
