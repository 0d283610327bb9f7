/** Every spelling of a subscriber's number, read into its one canonical form. */
@NullMarked
package io.strowger.numbering;

import org.jspecify.annotations.NullMarked;
