/**
 * Strict and fast reading and writing of small JSON bodies, for every dialect (notes.md, common
 * rules).
 */
@NullMarked
package io.strowger.json;

import org.jspecify.annotations.NullMarked;
