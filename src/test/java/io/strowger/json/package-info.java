/** Tests of the strict reading and the writing of JSON. */
@NullMarked
package io.strowger.json;

import org.jspecify.annotations.NullMarked;
