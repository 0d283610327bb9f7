/**
 * The load engine behind {@code strowger load}: subscribers who dial and reply over {@code POST
 * /network/{id}} in the dialect programmable, at an open rate or as fast as it goes, and the
 * figures and the report of what they saw.
 */
@NullMarked
package io.strowger.load;

import org.jspecify.annotations.NullMarked;
