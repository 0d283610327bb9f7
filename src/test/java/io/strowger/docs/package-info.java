/** Tests of what the documents promise. */
@NullMarked
package io.strowger.docs;

import org.jspecify.annotations.NullMarked;
