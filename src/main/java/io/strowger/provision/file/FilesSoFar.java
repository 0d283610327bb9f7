package io.strowger.provision.file;

import io.strowger.core.model.ServiceCode;
import io.strowger.provision.AccountEntry;
import io.strowger.provision.ApplicationEntry;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.PurseEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What provisioning files would leave behind if they were applied one after the other. */
public final class FilesSoFar {
    private final ExistingProvisioning before;
    private final Set<String> accounts = new HashSet<>();
    private final Set<String> applications = new HashSet<>();
    private final Map<ServiceCode, String> holders = new HashMap<>();
    private final Map<String, String> currencies = new HashMap<>();

    /**
     * @param before what is provisioned beside the files
     */
    public FilesSoFar(ExistingProvisioning before) {
        this.before = before;
    }

    /** The next file. */
    public void add(ProvisionFile file) {
        file.accounts().forEach(this::add);
        file.applications().forEach(this::add);
    }

    private void add(ApplicationEntry application) {
        String id = application.id();
        applications.add(id);
        holders.values().removeIf(id::equals);
        application.definition().codes().forEach(code -> holders.put(code, id));
        ServiceCode recovery = application.definition().recoveryCode();
        if (recovery != null) {
            holders.put(recovery, id);
        }
    }

    private void add(AccountEntry account) {
        accounts.add(account.id());
        PurseEntry purse = account.purse();
        if (purse != null) {
            currencies.put(account.id(), purse.currency());
        }
    }

    /** What is known when the next file is read. */
    public ExistingProvisioning known() {
        return new ExistingProvisioning(
                id -> accounts.contains(id) || before.account().test(id),
                this::holder,
                id -> {
                    String currency = currencies.get(id);
                    return currency == null ? before.currency().apply(id) : currency;
                });
    }

    /** What an application of the files had before is its no longer. */
    private @Nullable String holder(ServiceCode code) {
        String holder = holders.get(code);
        String held = holder == null ? before.holder().apply(code) : holder;
        return holder == null && held != null && applications.contains(held) ? null : held;
    }
}
