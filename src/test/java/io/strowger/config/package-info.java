/** Tests of the settings. */
@NullMarked
package io.strowger.config;

import org.jspecify.annotations.NullMarked;
