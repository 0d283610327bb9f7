/** Tests of the dialect sessionevent: tables of cases for both sides. */
@NullMarked
package io.strowger.dialect.sessionevent;

import org.jspecify.annotations.NullMarked;
