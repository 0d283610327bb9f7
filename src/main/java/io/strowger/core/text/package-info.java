/**
 * GSM 03.38 (3GPP TS 23.038): which characters a handset shows, how long a text is, how it is
 * packed.
 */
@NullMarked
package io.strowger.core.text;

import org.jspecify.annotations.NullMarked;
