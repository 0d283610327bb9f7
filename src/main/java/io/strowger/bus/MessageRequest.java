package io.strowger.bus;

import io.strowger.core.model.Msisdn;
import io.strowger.core.model.Receipt;
import io.strowger.core.model.ShortMessage;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A short message to be sent.
 *
 * @param report who is told what became of it, or null when nobody is
 */
public record MessageRequest(Msisdn to, ShortMessage message, @Nullable Report report) {

    /**
     * Who is told, once.
     *
     * @param id the same whatever is told
     * @param account whose message it is
     * @param url a URL that the account gave
     * @param body makes what is sent of what is reported and the time
     */
    public record Report(String id, String account, URI url, Body body) {

        /** Names the report and shows nothing of it. */
        @Override
        public String toString() {
            return "Report[" + id + ", " + account + "]";
        }
    }

    /** What is told, in the dialect of whoever asked for it. */
    @FunctionalInterface
    public interface Body {
        byte[] of(Receipt receipt, long now);
    }

    @Override
    public String toString() {
        return "MessageRequest[" + to + "]";
    }
}
