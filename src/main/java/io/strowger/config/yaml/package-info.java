/** YAML files read with line numbers: every mistake is a problem that says where and what to do. */
@NullMarked
package io.strowger.config.yaml;

import org.jspecify.annotations.NullMarked;
