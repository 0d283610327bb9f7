/** Tests of the dialect.verification: the document's samples literally, and tables of cases. */
@NullMarked
package io.strowger.dialect.verification;

import org.jspecify.annotations.NullMarked;
