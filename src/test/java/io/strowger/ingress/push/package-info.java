@NullMarked
package io.strowger.ingress.push;

import org.jspecify.annotations.NullMarked;
