/** The way in for pushes: {@code POST /api/v1/ussd/app/push}. */
@NullMarked
package io.strowger.ingress.push;

import org.jspecify.annotations.NullMarked;
