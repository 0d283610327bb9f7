package io.strowger.dialect;

/** What a network's answer says of a screen that was submitted to it. */
public sealed interface SubmitAnswer {

    /** The network took it. */
    record Accepted() implements SubmitAnswer {}

    /**
     * It certainly did not go out.
     *
     * @param cause in the network's words, as {@code NOT SENT}, or {@code http 404}
     */
    record Refused(String cause) implements SubmitAnswer {}

    /** It certainly did not go out, and may be sent again in a while. */
    record Throttled(String cause) implements SubmitAnswer {}

    /** It may have gone out or not: it must not be sent again. */
    record Unknown(String cause) implements SubmitAnswer {}
}
