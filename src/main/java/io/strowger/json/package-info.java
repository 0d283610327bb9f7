/**
 * Strict and fast reading and writing of small JSON bodies, for every dialect
 * (docs/protocols/common.md, "JSON").
 *
 * <p>In comes a body; its fields are shown one by one to a {@link io.strowger.json.FieldReader},
 * without a tree in between; what no reader may see (twice the same key, broken UTF-8, too deep,
 * too long) is a {@link io.strowger.json.JsonFault}. Out goes an object in exactly the order in
 * which it is written.
 *
 * <p>May use Jackson's streaming parser and core.text alone. Begin reading at {@link
 * io.strowger.json.JsonReader} and {@link io.strowger.json.JsonWriter}.
 */
@NullMarked
package io.strowger.json;

import org.jspecify.annotations.NullMarked;
