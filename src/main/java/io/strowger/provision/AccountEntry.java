package io.strowger.provision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account of a provisioning file.
 *
 * @param line where it stands in the file
 * @param purse its prepaid balance, or null when it has none
 */
public record AccountEntry(
        int line,
        AccountDefinition definition,
        @Nullable PurseEntry purse,
        List<CredentialEntry> credentials) {

    public String id() {
        return definition.id();
    }
}
