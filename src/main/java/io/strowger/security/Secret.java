package io.strowger.security;

/**
 * A secret in plain text, on its way from a file or the environment to where it is used. It never
 * prints.
 *
 * @param reveal the text itself; whoever calls this answers for where it goes
 */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "[hidden]";
    }
}
