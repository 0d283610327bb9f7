/** Tests of the dialect oneapi: the document's samples literally, and tables of cases. */
@NullMarked
package io.strowger.dialect.oneapi;

import org.jspecify.annotations.NullMarked;
