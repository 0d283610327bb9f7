/** Networks over HTTP that we submit to, in whatever dialect has a way to. */
@NullMarked
package io.strowger.network.http;

import org.jspecify.annotations.NullMarked;
