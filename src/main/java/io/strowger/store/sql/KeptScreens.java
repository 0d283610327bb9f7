package io.strowger.store.sql;

import io.strowger.core.model.Choices;
import io.strowger.core.model.Screen;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * First screens as they are kept, as a plain handset shows them: {@code [expects a reply, text]},
 * and for a menu {@code [true, text, whether case counts, key, …]}.
 */
final class KeptScreens {

    private static final int EXACT = 2;
    private static final int KEYS = 3;

    private KeptScreens() {}

    static String write(Screen screen) {
        JsonArray out = new JsonArray().add(screen.expectsReply()).add(screen.text());
        Choices choices = screen.choices();
        if (choices != null) {
            out.add(choices.exact());
            choices.keys().forEach(out::add);
        }
        return out.encode();
    }

    static Screen read(String written) {
        JsonArray in = new JsonArray(written);
        return new Screen(in.getString(1), in.getBoolean(0), null, choices(in));
    }

    private static @Nullable Choices choices(JsonArray in) {
        if (in.size() <= EXACT) {
            return null;
        }
        List<String> keys = IntStream.range(KEYS, in.size()).mapToObj(in::getString).toList();
        return new Choices(keys, in.getBoolean(EXACT));
    }
}
