package io.strowger.store.sql;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** The scripts that make the schema, by name, so that no one has to search a jar for them. */
final class Migrations implements ResourceProvider {

    /** All scripts in their order; the number in front is the schema's version after it. */
    static final List<String> SCRIPTS =
            List.of(
                    "V1__first.sql",
                    "V2__access.sql",
                    "V3__networks.sql",
                    "V4__push.sql",
                    "V5__verification.sql",
                    "V6__shares.sql",
                    "V8__clock.sql",
                    "V9__privacy.sql",
                    "V10__retention.sql",
                    "V11__sessions.sql",
                    "V12__sealing.sql",
                    "V13__sources.sql",
                    "V14__documents.sql");

    /** The version of the schema that this program needs. */
    static final int NEWEST = version(SCRIPTS.getLast());

    private static final String FOLDER = "/db/migration/";

    private static int version(String script) {
        return Integer.parseInt(script, 1, script.indexOf("__"), 10);
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return SCRIPTS.contains(name) ? new Script(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return SCRIPTS.stream()
                .filter(name -> name.startsWith(prefix))
                .filter(name -> Stream.of(suffixes).anyMatch(name::endsWith))
                .<LoadableResource>map(Script::new)
                .toList();
    }

    private static final class Script extends LoadableResource {

        private final String name;

        Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            InputStream in = Migrations.class.getResourceAsStream(FOLDER + name);
            return new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return "classpath:" + FOLDER + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
