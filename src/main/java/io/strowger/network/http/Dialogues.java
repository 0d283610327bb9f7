package io.strowger.network.http;

import io.strowger.core.model.ServiceCode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The service codes of the dialogues that we opened last: their networks want to hear them with
 * every screen. When there are too many, the oldest of the short code that has most of them goes,
 * so that whoever opens many loses none but his own. For any thread.
 */
final class Dialogues {

    private final int most;
    private final Map<String, ServiceCode> codes = new HashMap<>();

    /** The dialogues of each short code, the oldest first. */
    private final Map<String, SequencedMap<String, ServiceCode>> byShortCode = new HashMap<>();

    /**
     * @param most how many are remembered
     */
    Dialogues(int most) {
        this.most = most;
    }

    synchronized void opened(String dialogueId, ServiceCode code) {
        closed(dialogueId);
        if (codes.size() == most) {
            forgetOne();
        }
        codes.put(dialogueId, code);
        byShortCode
                .computeIfAbsent(code.shortCode(), _ -> new LinkedHashMap<>())
                .put(dialogueId, code);
    }

    private void forgetOne() {
        SequencedMap<String, ServiceCode> largest = null;
        for (SequencedMap<String, ServiceCode> one : byShortCode.values()) {
            if (largest == null || one.size() > largest.size()) {
                largest = one;
            }
        }
        if (largest != null) {
            closed(largest.firstEntry().getKey());
        }
    }

    /** Null when we did not open it, or long ago. */
    synchronized @Nullable ServiceCode codeOf(String dialogueId) {
        return codes.get(dialogueId);
    }

    synchronized void closed(String dialogueId) {
        ServiceCode code = codes.remove(dialogueId);
        if (code != null) {
            byShortCode.computeIfPresent(
                    code.shortCode(),
                    (_, open) -> {
                        open.remove(dialogueId);
                        return open.isEmpty() ? null : open;
                    });
        }
    }
}
