/**
 * Texts on handsets (3GPP TS 23.038): which characters the GSM alphabet has, how long a text is in
 * each coding, how septets are packed (docs/protocols/common.md, "Texts").
 *
 * <p>In comes a text; out goes its coding and length, whether it fits a carrier, or its octets, and
 * the text again from these. A text is taken whole or refused: nothing here cuts.
 *
 * <p>May use the JDK alone. Begin reading at {@link io.strowger.core.text.TextLength} and {@link
 * io.strowger.core.text.GsmAlphabet}.
 */
@NullMarked
package io.strowger.core.text;

import org.jspecify.annotations.NullMarked;
