package io.strowger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.strowger.Main;
import io.strowger.architecture.planted.growing.Hoarder;
import io.strowger.store.sql.StoredTables;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing grows with what comes from outside that has no bound (invariant 25). */
class BoundsTest {

    private static final Path DOCUMENT = Path.of("docs/operators/bounds.md");
    private static final int COLUMNS = 5;

    @TempDir private static Path folder;
    private static BoundsDocument declared;
    private static Set<String> found;

    @BeforeAll
    static void find() throws Exception {
        declared = BoundsDocument.read(DOCUMENT);
        JavaClasses house = new ClassFileImporter().importPath(classes());
        found = new TreeSet<>(GrowingState.in(house, "io.strowger"));
        StoredTables.of(folder).forEach(name -> found.add("table " + name));
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    @Test
    void shouldDeclareABoundOfEverythingThatMayGrow() {
        assertThat(declared.undeclared(found)).isEmpty();
    }

    @Test
    void shouldDeclareNothingThatIsNotThere() {
        assertThat(declared.stale(found)).isEmpty();
    }

    @Test
    void shouldSayOfEachWhatBoundsIt() {
        assertThat(declared.rows()).hasSizeGreaterThan(50);
        assertThat(declared.rows())
                .allSatisfy(row -> assertThat(row.others()).doesNotContain(""))
                .allSatisfy(row -> assertThat(row.others().size()).isIn(1, COLUMNS - 1));
    }

    @Test
    void shouldFindEveryKindOfFieldThatMayGrow() {
        JavaClasses planted = new ClassFileImporter().importPackagesOf(Hoarder.class);

        assertThat(GrowingState.in(planted, Hoarder.class.getPackageName()))
                .containsExactlyInAnyOrder(
                        "Hoarder.SHARED",
                        "Hoarder.map",
                        "Hoarder.hashMap",
                        "Hoarder.list",
                        "Hoarder.queue",
                        "Hoarder.deque",
                        "Hoarder.table",
                        "Hoarder.numbers",
                        "Hoarder.windows",
                        "Hoarder.next",
                        "Hoarder.Holder.shared",
                        "Hoarder.Holder.waiting");
    }

    @Test
    void shouldFindTheTablesOfTheStore() {
        assertThat(
                        found.stream()
                                .filter(name -> name.startsWith("table "))
                                .collect(Collectors.toSet()))
                .contains("table correlators", "table session_records");
    }
}
