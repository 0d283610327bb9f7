/**
 * Every spelling of a subscriber's number, read into its one canonical form
 * (docs/protocols/common.md, "Numbers of subscribers").
 *
 * <p>In comes text as a network or an application spelt it, and the country that national forms
 * belong to; out goes a {@link io.strowger.core.model.Msisdn} or nothing. The plans of the world
 * are libphonenumber's; the hot path asks it nothing that a table of the country can say.
 *
 * <p>May use core.model and libphonenumber. Begin reading at {@link
 * io.strowger.numbering.Numbering}.
 */
@NullMarked
package io.strowger.numbering;

import org.jspecify.annotations.NullMarked;
