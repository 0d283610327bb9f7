package io.strowger.store.sql;

import io.strowger.core.model.SubscriberText;
import io.strowger.core.model.Texts;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the values of a row in their order, and writes what is no text or number as one. */
final class RowCursor {

    private final Iterator<Object> values;

    RowCursor(List<Object> row) {
        values = row.iterator();
    }

    String text() {
        return (String) values.next();
    }

    long number() {
        return (Long) values.next();
    }

    int count() {
        return Math.toIntExact(number());
    }

    boolean flag() {
        return number() != 0;
    }

    List<String> list() {
        String joined = text();
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    Texts texts() {
        Map<SubscriberText, String> set = new EnumMap<>(SubscriberText.class);
        for (String line : text().lines().toList()) {
            int equals = line.indexOf('=');
            set.put(
                    SubscriberText.valueOf(line.substring(0, equals)),
                    line.substring(equals + 1).translateEscapes());
        }
        return new Texts(set);
    }

    static long flag(boolean value) {
        return value ? 1 : 0;
    }

    static String list(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    /** One line for each text that is not the English default: {@code BUSY=Try later}. */
    static String texts(Texts texts) {
        return Stream.of(SubscriberText.values())
                .filter(text -> !texts.of(text).equals(text.english()))
                .map(text -> text + "=" + escaped(texts.of(text)))
                .collect(Collectors.joining("\n"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}
