package io.strowger.core.verify;

/**
 * What a code has been through.
 *
 * @param guesses how many were counted, 0 at first
 * @param used whether one of them was right
 * @param expiresAt from when on it is never valid, epoch milliseconds
 */
public record CodeState(int guesses, boolean used, long expiresAt) {}
