package io.strowger.provision.file;

import static io.strowger.config.yaml.Values.truth;

import io.strowger.config.Settings;
import io.strowger.config.yaml.Parsed;
import io.strowger.config.yaml.Section;
import io.strowger.config.yaml.Source;
import io.strowger.config.yaml.YamlDocument;
import io.strowger.dialect.Dialects;
import io.strowger.provision.AccountEntry;
import io.strowger.provision.ApplicationEntry;
import io.strowger.provision.ConnectorTraits;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.NetworkEntry;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.PurseEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads provisioning files (docs/operators/provisioning.md). A file is right as a whole or refused
 * as a whole, with the line and the key of everything that is wrong with it.
 *
 * <p>What an application or network leaves out is taken from the settings at the time of reading.
 */
public final class ProvisionReader {

    private final Settings settings;
    private final Map<String, String> environment;
    private final Dialects dialects;
    private final List<ConnectorTraits> connectors;

    /**
     * @param settings gives the defaults of applications and texts
     * @param environment where secrets written as {@code ${NAME}} come from
     * @param dialects those that a file may name
     * @param connectors those that a file may name
     */
    public ProvisionReader(
            Settings settings,
            Map<String, String> environment,
            Dialects dialects,
            List<ConnectorTraits> connectors) {
        this.settings = settings;
        this.environment = environment;
        this.dialects = dialects;
        this.connectors = connectors;
    }

    /**
     * Reads a file against what is provisioned already: its accounts may be referred to, and codes
     * of applications that are not in the file may not be allotted again.
     */
    public Parsed<ProvisionFile> read(Source source, ExistingProvisioning known) {
        YamlDocument document = YamlDocument.plain(source, environment);
        Section root = document.root();
        boolean demo = root.get("demo", truth(), false);
        List<AccountEntry> accounts = accounts(root, known);
        List<NetworkEntry> networks = networks(root);
        List<ApplicationEntry> applications = applications(root, networks, with(known, accounts));
        return document.outcome(
                new ProvisionFile(
                        source.name(), source.path(), demo, accounts, networks, applications),
                Set.of());
    }

    private static List<AccountEntry> accounts(Section root, ExistingProvisioning known) {
        AccountReader reader = new AccountReader(known);
        return root.sections("accounts").stream().map(reader::read).toList();
    }

    private List<NetworkEntry> networks(Section root) {
        NetworkReader reader = new NetworkReader(settings.texts(), dialects, connectors);
        return root.sections("networks").stream().map(reader::read).toList();
    }

    /** What is known when the accounts of the file are. */
    private static ExistingProvisioning with(
            ExistingProvisioning known, List<AccountEntry> accounts) {
        Map<String, AccountEntry> inFile = new HashMap<>();
        accounts.forEach(account -> inFile.putIfAbsent(account.id(), account));
        return new ExistingProvisioning(
                id -> inFile.containsKey(id) || known.account().test(id),
                known.holder(),
                id -> {
                    AccountEntry account = inFile.get(id);
                    PurseEntry purse = account == null ? null : account.purse();
                    return purse == null ? known.currency().apply(id) : purse.currency();
                });
    }

    private List<ApplicationEntry> applications(
            Section root, List<NetworkEntry> networks, ExistingProvisioning known) {
        ApplicationReader reader = new ApplicationReader(settings, dialects, networks, known);
        List<ApplicationEntry> entries =
                root.sections("applications").stream().map(reader::read).toList();
        reader.codes().refuseHeld(known.holder());
        return entries;
    }
}
