/** Tests of {@link io.strowger.api.verification}: the document's samples literally, and cases. */
@NullMarked
package io.strowger.api.verification;

import org.jspecify.annotations.NullMarked;
