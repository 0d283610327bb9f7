package io.strowger.cli;

/**
 * What a handset of the simulator shows.
 *
 * @param expectsReply whether the session is still open
 * @param fallback whether it is a text of the router, since no screen of an application came
 */
record HandsetScreen(String text, boolean expectsReply, boolean fallback) {}
