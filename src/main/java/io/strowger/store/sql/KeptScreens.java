package io.strowger.store.sql;

import io.strowger.core.model.Choices;
import io.strowger.core.model.NextPage;
import io.strowger.core.model.Screen;
import io.strowger.core.text.PageKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * First screens as they are kept, as a plain handset shows them: {@code [expects a reply, text]},
 * and for a menu {@code [true, text, whether case counts, key, …]}. A text in pages is {@code
 * {"more": line, "key": key, "pages": [the first as above, …]}}.
 */
final class KeptScreens {

    private static final int EXACT = 2;
    private static final int KEYS = 3;

    private static final String MORE = "more";
    private static final String KEY = "key";
    private static final String PAGES = "pages";

    private KeptScreens() {}

    static String write(Screen screen) {
        NextPage next = screen.next();
        if (next == null) {
            return page(screen).encode();
        }
        JsonArray pages = new JsonArray().add(page(screen));
        for (NextPage more = next; more != null; more = more.screen().next()) {
            pages.add(page(more.screen()));
        }
        return new JsonObject()
                .put(MORE, next.key().line())
                .put(KEY, next.key().key())
                .put(PAGES, pages)
                .encode();
    }

    private static JsonArray page(Screen screen) {
        JsonArray out = new JsonArray().add(screen.expectsReply()).add(screen.text());
        Choices choices = screen.choices();
        if (choices != null) {
            out.add(choices.exact());
            choices.keys().forEach(out::add);
        }
        return out;
    }

    static Screen read(String written) {
        if (written.startsWith("[")) {
            return read(new JsonArray(written), null);
        }
        JsonObject in = new JsonObject(written);
        PageKey key = new PageKey(in.getString(KEY), in.getString(MORE));
        JsonArray pages = in.getJsonArray(PAGES);
        Screen page = read(pages.getJsonArray(pages.size() - 1), null);
        for (int i = pages.size() - 2; i >= 0; i--) {
            page = read(pages.getJsonArray(i), new NextPage(key, page));
        }
        return page;
    }

    private static Screen read(JsonArray in, @Nullable NextPage next) {
        return new Screen(in.getString(1), in.getBoolean(0), null, choices(in), next);
    }

    private static @Nullable Choices choices(JsonArray in) {
        if (in.size() <= EXACT) {
            return null;
        }
        List<String> keys = IntStream.range(KEYS, in.size()).mapToObj(in::getString).toList();
        return new Choices(keys, in.getBoolean(EXACT));
    }
}
