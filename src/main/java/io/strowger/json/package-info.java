/**
 * Strict and fast reading and writing of small JSON bodies, for every dialect
 * (docs/protocols/common.md).
 */
@NullMarked
package io.strowger.json;

import org.jspecify.annotations.NullMarked;
