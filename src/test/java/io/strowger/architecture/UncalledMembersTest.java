package io.strowger.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.strowger.Main;
import io.strowger.architecture.planted.uncalled.Idle;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing is in the product that only tests use. */
class UncalledMembersTest {

    /** What is called all the same, or stays for a reason. */
    private static final Map<String, String> EXCEPTIONS =
            Map.ofEntries(
                    entry("Launcher.main", "the entry of the jar"),
                    entry("Main.main", "called by the launcher, by its name"),
                    entry(
                            "bootstrap.Protocols.with",
                            "how a dialect or connector of a test is added"),
                    entry("cli.PurseCommand.ledger", "called by picocli"),
                    entry("cli.PurseCommand.show", "called by picocli"),
                    entry("cli.PurseCommand.topUp", "called by picocli"),
                    entry("cli.PurseCommand.verify", "called by picocli"),
                    entry("ops.logging.FirstLogSetup", "made by ServiceLoader"),
                    entry("store.sql.SqliteEncoder", "made by ServiceLoader"),
                    entry("core.text.GsmAlphabet.encode", "invariant 17"),
                    entry("core.text.GsmAlphabet.decode", "invariant 17"),
                    entry("core.text.SeptetPacking.pack", "invariant 17"),
                    entry("core.text.SeptetPacking.unpack", "invariant 17"),
                    entry("core.verify.GuessRule.compared", "SQL takes this step as a statement"),
                    entry("store.Purses.withdraw", "invariant 1 is of withdrawals too"),
                    entry("store.SessionRecordStore.find", "how a record is read back"),
                    entry("store.SessionRecordStore.latest", "how records are read back"),
                    entry("dialect.oneapi.ErrorCode.when", "the column of a table of the document"),
                    entry("security.ForbiddenAddresses.blocks", "a table, walked row by row"),
                    entry("ingress.ReplayGuard.size", "shows that a bound holds"),
                    entry("limits.ConcurrencyLimits.size", "shows that a bound holds"),
                    entry("limits.SlidingWindows.size", "shows that a bound holds"),
                    entry("session.LivePushCharges.size", "shows that a bound holds"));

    private static Set<String> found;

    @BeforeAll
    static void find() throws URISyntaxException {
        Path classes =
                Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        found = UncalledMembers.in(new ClassFileImporter().importPath(classes), "io.strowger");
    }

    @Test
    void shouldCallEverythingThatIsThere() {
        Set<String> uncalled = new TreeSet<>(found);
        uncalled.removeAll(EXCEPTIONS.keySet());
        assertThat(uncalled).isEmpty();
    }

    @Test
    void shouldExceptNothingThatIsCalled() {
        assertThat(found).containsAll(EXCEPTIONS.keySet());
    }

    @Test
    void shouldFindWhatIsPlanted() {
        assertThat(
                        UncalledMembers.in(
                                new ClassFileImporter().importClasses(Idle.class, Idle.Value.class),
                                Idle.class.getPackageName()))
                .containsExactly("Idle", "Idle.Value", "Idle.idle");
    }
}
