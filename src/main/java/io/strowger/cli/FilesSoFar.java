package io.strowger.cli;

import io.strowger.core.model.ServiceCode;
import io.strowger.provision.AccountEntry;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.PurseEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What provisioning files would leave behind if they were applied one after the other. */
final class FilesSoFar {
    private final Set<String> accounts = new HashSet<>();
    private final Map<ServiceCode, String> holders = new HashMap<>();
    private final Map<String, String> currencies = new HashMap<>();

    void add(ProvisionFile file) {
        file.accounts().forEach(this::add);
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

    private void add(AccountEntry account) {
        accounts.add(account.id());
        PurseEntry purse = account.purse();
        if (purse != null) {
            currencies.put(account.id(), purse.currency());
        }
    }

    ExistingProvisioning known() {
        return new ExistingProvisioning(accounts::contains, holders::get, currencies::get);
    }
}
