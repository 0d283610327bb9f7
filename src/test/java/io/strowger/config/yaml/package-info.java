/** Tests of the YAML reading. */
@NullMarked
package io.strowger.config.yaml;

import org.jspecify.annotations.NullMarked;
