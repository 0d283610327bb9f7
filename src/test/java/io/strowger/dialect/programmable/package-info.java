/** Tests of the dialect programmable: tables of cases for both sides. */
@NullMarked
package io.strowger.dialect.programmable;

import org.jspecify.annotations.NullMarked;
