package io.strowger.store.sql;

import io.strowger.provision.CredentialDefinition;
import io.strowger.provision.CredentialEntry;
import io.strowger.security.AddressRange;
import java.util.List;
import java.util.Optional;

/** Credentials as the rows have them. */
final class CredentialRows {

    private CredentialRows() {}

    static List<CredentialDefinition> all(Rows rows) {
        return rows.all(Table.CREDENTIALS).stream()
                .map(row -> credential(new RowCursor(row)))
                .toList();
    }

    private static CredentialDefinition credential(RowCursor cells) {
        CredentialEntry.Kind kind = CredentialEntry.Kind.valueOf(cells.text());
        String name = cells.text();
        String hash = cells.text();
        String account = cells.text();
        List<String> addresses = cells.list();
        Optional<List<AddressRange>> ranges = ranges(addresses);
        return new CredentialDefinition(
                kind,
                name,
                hash,
                account,
                ranges.orElse(List.of()),
                cells.flag(),
                ranges.isEmpty());
    }

    /** A list that somebody has damaged must not take everybody's credentials away. */
    private static Optional<List<AddressRange>> ranges(List<String> addresses) {
        try {
            return Optional.of(addresses.stream().map(AddressRange::parse).toList());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
