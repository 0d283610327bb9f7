package io.strowger.provision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account of a provisioning file.
 *
 * @param line where it stands in the file
 * @param purse its prepaid balance, or null when it has none
 * @param channel how its verification codes reach a subscriber
 */
public record AccountEntry(
        int line,
        AccountDefinition definition,
        @Nullable PurseEntry purse,
        Channel channel,
        List<CredentialEntry> credentials) {

    /** How a text reaches a subscriber outside a session. */
    public enum Channel {
        SMS,
        USSD
    }

    public String id() {
        return definition.id();
    }
}
