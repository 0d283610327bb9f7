package io.strowger.provision.file;

import io.strowger.config.Settings;
import io.strowger.config.yaml.Parsed;
import io.strowger.config.yaml.Section;
import io.strowger.config.yaml.Source;
import io.strowger.config.yaml.YamlDocument;
import io.strowger.provision.AccountEntry;
import io.strowger.provision.ApplicationEntry;
import io.strowger.provision.Known;
import io.strowger.provision.NetworkEntry;
import io.strowger.provision.ProvisionFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads provisioning files (design.md, section 5). A file is right as a whole or refused as a
 * whole, with the line and the key of everything that is wrong with it.
 *
 * <p>What an application or network leaves out is taken from the settings at the time of reading.
 */
public final class ProvisionReader {

    private final Settings settings;
    private final Map<String, String> environment;

    /**
     * @param settings gives the defaults of applications and texts
     * @param environment where secrets written as {@code ${NAME}} come from
     */
    public ProvisionReader(Settings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** Reads a file. */
    public Parsed<ProvisionFile> read(Path file, Known known) {
        return read(new Source.File(file), known);
    }

    /**
     * Reads a file against what is provisioned already: its accounts may be referred to, and codes
     * of applications that are not in the file may not be allotted again.
     */
    public Parsed<ProvisionFile> read(Source source, Known known) {
        YamlDocument document = YamlDocument.plain(source, environment);
        Section root = document.root();
        List<AccountEntry> accounts = accounts(root);
        List<NetworkEntry> networks = networks(root);
        Set<String> inFile =
                accounts.stream().map(AccountEntry::id).collect(Collectors.toUnmodifiableSet());
        List<ApplicationEntry> applications = applications(root, networks, known, inFile::contains);
        return document.outcome(
                new ProvisionFile(source.name(), accounts, networks, applications), Set.of());
    }

    private static List<AccountEntry> accounts(Section root) {
        AccountReader reader = new AccountReader();
        return root.sections("accounts").stream().map(reader::read).toList();
    }

    private List<NetworkEntry> networks(Section root) {
        NetworkReader reader = new NetworkReader(settings.texts());
        return root.sections("networks").stream().map(reader::read).toList();
    }

    private List<ApplicationEntry> applications(
            Section root,
            List<NetworkEntry> networks,
            Known known,
            Predicate<String> accountInFile) {
        ApplicationReader reader =
                new ApplicationReader(settings, networks, accountInFile.or(known.account()));
        List<ApplicationEntry> entries =
                root.sections("applications").stream().map(reader::read).toList();
        reader.codes().refuseHeld(known.holder());
        return entries;
    }
}
