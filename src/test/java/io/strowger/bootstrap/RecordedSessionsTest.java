package io.strowger.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.config.Settings;
import io.strowger.config.SettingsFile;
import io.strowger.config.yaml.Parsed;
import io.strowger.core.model.Msisdn;
import io.strowger.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedSessionsTest {

    private static final Msisdn AMA = Msisdn.of("233200585542");

    @TempDir private Path data;

    private Settings settings() {
        Map<String, String> environment = Map.of("STROWGER_DATA", data.toString());
        return ((Parsed.Valid<Settings>)
                        SettingsFile.read(SettingsFile.find(null, environment), environment))
                .value();
    }

    @Test
    void shouldHashNumbersAsTheRouterDoesAndNeverMakeAPepper() throws IOException {
        ProvisionedStore.open(settings()).close();
        long hash = Storage.keys(settings()).msisdns().of(AMA);
        Path pepper = data.resolve("pepper");
        try (RecordedSessions records = RecordedSessions.open(settings())) {
            assertThat(records.hash(AMA)).isEqualTo(hash);
            assertThat(records.countries()).isEmpty();

            Files.writeString(pepper, "another pepper than before");
            assertThatThrownBy(() -> records.hash(AMA))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("The pepper is not the one");

            Files.delete(pepper);
            assertThatThrownBy(() -> records.hash(AMA))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("'pepper' of the data folder is not there");
            assertThat(records.reader().last().await()).isZero();
        }
        assertThat(pepper).doesNotExist();
    }
}
