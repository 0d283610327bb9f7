package io.strowger.api.push;

import io.strowger.api.ApiContext;
import io.strowger.api.BearerAuthentication;
import io.strowger.core.model.ApplicationTerms;
import io.strowger.limits.SlidingWindows;
import io.strowger.store.Pushes;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * What all event loops share of the way in for pushes.
 *
 * @param pushes where their money is
 * @param full whether a session of an application might end in an item that finds no room
 * @param rates how many an account may send
 * @param inFlight how many are being worked on
 * @param maxInFlight how many may be
 * @param random what recovery tokens are drawn from
 */
record PushContext(
        ApiContext api,
        BearerAuthentication authenticator,
        Pushes pushes,
        Predicate<ApplicationTerms> full,
        SlidingWindows rates,
        AtomicInteger inFlight,
        int maxInFlight,
        SecureRandom random) {}
