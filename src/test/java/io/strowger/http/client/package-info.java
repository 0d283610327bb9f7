@NullMarked
package io.strowger.http.client;

import org.jspecify.annotations.NullMarked;
