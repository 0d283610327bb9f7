package io.strowger.provision;

import io.strowger.core.model.ServiceCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An application of a provisioning file.
 *
 * @param line where it stands in the file
 * @param recoveryCode the code that a recovery token is put behind, or null when pushes are not
 *     recovered
 * @param lateAnswer whether an answer that comes after {@code lateAfter} is pushed to the
 *     subscriber
 * @param lateAfter how long a subscriber waits before the session is put off
 */
public record ApplicationEntry(
        int line,
        ApplicationDefinition definition,
        @Nullable ServiceCode recoveryCode,
        boolean lateAnswer,
        Duration lateAfter) {

    public String id() {
        return definition.terms().id();
    }
}
