package io.strowger.provision;

import java.util.List;

/**
 * A provisioning file that was read and found right (docs/operators/provisioning.md): it is applied
 * whole.
 *
 * @param source the file as it was named
 */
public record ProvisionFile(
        String source,
        List<AccountEntry> accounts,
        List<NetworkEntry> networks,
        List<ApplicationEntry> applications) {}
