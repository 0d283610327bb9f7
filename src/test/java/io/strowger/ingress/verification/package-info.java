/** Tests of the ingress.verification: the document's samples literally, and tables of cases. */
@NullMarked
package io.strowger.ingress.verification;

import org.jspecify.annotations.NullMarked;
