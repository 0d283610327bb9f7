package io.strowger.cli;

/**
 * What a handset of the simulator shows.
 *
 * @param expectsReply whether the session is still open
 */
record HandsetScreen(String text, boolean expectsReply) {}
