package io.strowger.bootstrap;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.strowger.cli.CommandFailure;
import io.strowger.config.yaml.Parsed;
import io.strowger.config.yaml.Source;
import io.strowger.provision.Difference;
import io.strowger.provision.Difference.Action;
import io.strowger.provision.ExistingProvisioning;
import io.strowger.provision.ProvisionFile;
import io.strowger.provision.Provisioner;
import io.strowger.provision.file.ProvisionReader;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the provisioning files of a start, all of them or none, and says what is removed by it.
 */
final class StartProvisioning {

    private static final Logger log = LoggerFactory.getLogger(StartProvisioning.class);
    private static final Source DEMO = new Source.BuiltIn("conf/demo.yaml");

    private final ProvisionReader reader;
    private final Provisioner provisioner;

    StartProvisioning(ProvisionReader reader, Provisioner provisioner) {
        this.reader = reader;
        this.provisioner = provisioner;
    }

    /**
     * Applies files; waits for it.
     *
     * @throws CommandFailure when they say what cannot be; nothing of them is applied then
     */
    void apply(List<Source> sources) {
        ProvisionFile demo = read(DEMO, ExistingProvisioning.NOTHING);
        List<ProvisionFile> files = files(sources, demo);
        ExistingProvisioning.clash(files).ifPresent(clash -> refuse(clash.toString()));
        warnOfDemo(files);
        switch (provisioner.start(files, demo).await()) {
            case Provisioner.Outcome.Applied(var _, var differences) -> say(differences);
            case Provisioner.Outcome.Refused refused -> refuse(refused.toString());
        }
    }

    /** Each may refer to what is in those before it. */
    private List<ProvisionFile> files(List<Source> sources, ProvisionFile demo) {
        ExistingProvisioning known =
                provisioner
                        .knownAtStart(sources.stream().map(Source::path).collect(toSet()), demo)
                        .await();
        List<ProvisionFile> files = new ArrayList<>();
        for (Source source : sources) {
            ProvisionFile file = read(source, known);
            known = known.with(file);
            files.add(file);
        }
        return files;
    }

    private ProvisionFile read(Source source, ExistingProvisioning known) {
        return switch (reader.read(source, known)) {
            case Parsed.Valid<ProvisionFile>(var value, var _) -> value;
            case Parsed.Invalid<ProvisionFile>(var problems) ->
                    throw failure(problems.stream().map(Object::toString).collect(joining("\n")));
        };
    }

    private static void refuse(String problem) {
        throw failure(problem);
    }

    private static CommandFailure failure(String problem) {
        return CommandFailure.misconfigured(problem, null);
    }

    private static void warnOfDemo(List<ProvisionFile> files) {
        boolean mixed =
                files.stream().anyMatch(ProvisionFile::demo)
                        && !files.stream().allMatch(ProvisionFile::demo);
        if (mixed) {
            log.warn(
                    "A demo is provisioned beside other files: what it names is published, take its file out of provision");
        }
    }

    private static void say(List<Difference> differences) {
        for (Difference difference : differences) {
            switch (difference.action()) {
                case REMOVED, MOVED, KEPT -> log.info("At this start {}", difference);
                case ADDED, CHANGED, UNCLAIMED -> {}
            }
        }
        String unclaimed =
                differences.stream()
                        .filter(one -> one.action() == Action.UNCLAIMED)
                        .map(one -> one.kind().word() + " " + one.id())
                        .collect(joining(", "));
        if (!unclaimed.isEmpty()) {
            log.warn(
                    "No file names what an earlier release provisioned; it stays until 'strowger remove': {}",
                    unclaimed);
        }
    }
}
