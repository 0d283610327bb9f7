package io.strowger.cli;

import io.strowger.core.model.ServiceCode;
import io.strowger.provision.Known;
import io.strowger.provision.ProvisionFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What provisioning files would leave behind if they were applied one after the other. */
final class FilesSoFar {
    private final Set<String> accounts = new HashSet<>();
    private final Map<ServiceCode, String> holders = new HashMap<>();

    void add(ProvisionFile file) {
        file.accounts().forEach(account -> accounts.add(account.id()));
        file.applications()
                .forEach(application -> {
                    holders.values().removeIf(application.id()::equals);
                    application
                            .definition()
                            .codes()
                            .forEach(code -> holders.put(code, application.id()));
                    ServiceCode recovery = application.definition().recoveryCode();
                    if (recovery != null) {
                        holders.put(recovery, application.id());
                    }
                });
    }

    Known known() {
        return new Known(accounts::contains, holders::get);
    }
}
