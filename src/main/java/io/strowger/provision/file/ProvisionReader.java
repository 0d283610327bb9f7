package io.strowger.provision.file;

import static io.strowger.config.yaml.Values.truth;

import io.strowger.config.Settings;
import io.strowger.config.yaml.Parsed;
import io.strowger.config.yaml.Section;
import io.strowger.config.yaml.Source;
import io.strowger.config.yaml.YamlDocument;
import io.strowger.dialect.Dialects;
import io.strowger.provision.AccountDefinition;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.ConnectorTraits;
import io.strowger.provision.EntityId;
import io.strowger.provision.EntityKind;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.NetworkDefinition;
import io.strowger.provision.ProvisionFile;
import java.util.ArrayList;
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
        Lines lines = new Lines();
        List<AccountDefinition> accounts = accounts(root, known, lines);
        List<NetworkDefinition> networks = networks(root, lines);
        List<ApplicationDefinition> applications =
                applications(root, networks, known.with(accounts), lines);
        return document.outcome(
                new ProvisionFile(
                        source.name(),
                        source.path(),
                        demo,
                        accounts,
                        networks,
                        applications,
                        Map.copyOf(lines.of)),
                Set.of());
    }

    /** Where things stand; the first of two is told. */
    private record Lines(Map<EntityId, Integer> of) {
        Lines() {
            this(new HashMap<>());
        }

        void note(EntityKind kind, String id, Section section) {
            of.putIfAbsent(new EntityId(kind, id), section.line());
        }
    }

    private static List<AccountDefinition> accounts(
            Section root, ExistingProvisioning known, Lines lines) {
        AccountReader reader = new AccountReader(known, lines.of);
        List<AccountDefinition> accounts = new ArrayList<>();
        for (Section section : root.sections("accounts")) {
            AccountDefinition account = reader.read(section);
            accounts.add(account);
            lines.note(EntityKind.ACCOUNT, account.id(), section);
        }
        return accounts;
    }

    private List<NetworkDefinition> networks(Section root, Lines lines) {
        NetworkReader reader = new NetworkReader(settings.texts(), dialects, connectors);
        List<NetworkDefinition> networks = new ArrayList<>();
        for (Section section : root.sections("networks")) {
            networks.add(reader.read(section));
            lines.note(EntityKind.NETWORK, networks.getLast().id(), section);
        }
        return networks;
    }

    private List<ApplicationDefinition> applications(
            Section root,
            List<NetworkDefinition> networks,
            ExistingProvisioning known,
            Lines lines) {
        ApplicationReader reader =
                new ApplicationReader(settings, dialects, networks, known, lines.of);
        List<ApplicationDefinition> applications = new ArrayList<>();
        for (Section section : root.sections("applications")) {
            applications.add(reader.read(section));
            lines.note(EntityKind.APPLICATION, applications.getLast().id(), section);
        }
        reader.codes().refuseHeld(known.holder());
        return applications;
    }
}
