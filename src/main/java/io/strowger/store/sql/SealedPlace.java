package io.strowger.store.sql;

import com.fasterxml.jackson.core.JsonStreamContext;
import io.strowger.security.ColumnCipher;
import io.strowger.security.Keys;
import io.strowger.security.SealedValueException;
import io.strowger.security.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where the secrets of one document stand. Each is sealed for its table, its row and its path in
 * the document, written as a column is called: {@code outbound_secret}. (So were they called when
 * they had columns of their own, and what was sealed then still opens.)
 */
record SealedPlace(Keys keys, Table table, String row, List<String> faults) {

    /** Objects that only group settings: these are called without them. */
    private static final Set<String> GROUPS = Set.of("terms", "options");

    SealedPlace(Keys keys, Table table, String row) {
        this(keys, table, row, new ArrayList<>());
    }

    String seal(Secret secret, JsonStreamContext at) {
        return cipher(at).seal(row, secret.reveal());
    }

    /** A secret that does not open is empty, and a fault. */
    Secret open(String sealed, JsonStreamContext at) {
        try {
            return new Secret(cipher(at).open(row, sealed));
        } catch (SealedValueException e) {
            faults.add(String.valueOf(e.getMessage()));
            return new Secret("");
        }
    }

    private ColumnCipher cipher(JsonStreamContext at) {
        return keys.vault().column(table.name(), column(at));
    }

    private static String column(JsonStreamContext at) {
        List<String> words = new ArrayList<>();
        for (JsonStreamContext one = at; one != null; one = one.getParent()) {
            String name = one.getCurrentName();
            if (name != null && !GROUPS.contains(name)) {
                words.addFirst(name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
            }
        }
        return String.join("_", words);
    }
}
