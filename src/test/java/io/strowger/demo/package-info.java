/** Tests of the demo application. */
@NullMarked
package io.strowger.demo;

import org.jspecify.annotations.NullMarked;
