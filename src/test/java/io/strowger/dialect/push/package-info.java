@NullMarked
package io.strowger.dialect.push;

import org.jspecify.annotations.NullMarked;
