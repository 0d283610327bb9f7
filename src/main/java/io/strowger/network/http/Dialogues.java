package io.strowger.network.http;

import io.strowger.core.model.ServiceCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The service codes of the dialogues that we opened last: their networks want to hear them with
 * every screen. For any thread.
 */
final class Dialogues {

    private static final int MOST = 20_000;

    private final Map<String, ServiceCode> codes =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ServiceCode> eldest) {
                    return size() > MOST;
                }
            };

    synchronized void opened(String dialogueId, ServiceCode code) {
        codes.put(dialogueId, code);
    }

    /** Null when we did not open it, or long ago. */
    synchronized @Nullable ServiceCode codeOf(String dialogueId) {
        return codes.get(dialogueId);
    }

    synchronized void closed(String dialogueId) {
        codes.remove(dialogueId);
    }
}
