/** Seeded random walks over the session machine, watched by a model of its own. */
@NullMarked
package io.strowger.core.session.walk;

import org.jspecify.annotations.NullMarked;
