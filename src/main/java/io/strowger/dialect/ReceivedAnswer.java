package io.strowger.dialect;

/**
 * An answer as it came, of an application or of a network that was submitted to.
 *
 * @param body empty when there is none
 */
public record ReceivedAnswer(int status, WireHeaders headers, byte[] body) {

    /** Shows nothing of what was sent. */
    @Override
    public String toString() {
        return "ReceivedAnswer[" + status + "]";
    }
}
