package io.strowger.network.simulator;

import io.strowger.core.model.DialString;
import io.strowger.core.model.Rich;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonField;
import io.strowger.json.JsonReader;
import io.strowger.json.JsonShape;
import io.strowger.json.JsonValue;
import io.strowger.json.JsonWriter;
import io.strowger.json.Strictness;
import io.strowger.network.simulator.Behaviour.Mode;
import io.strowger.network.simulator.HandsetView.Shown;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The bodies of the handsets' calls (docs/operators/handsets.md). */
final class HandsetJson {

    private HandsetJson() {}

    private enum Input implements JsonField {
        TEXT("text");

        private final String key;

        Input(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }
    }

    private enum Setting implements JsonField {
        NETWORK("network"),
        DELAY("delayMillis");

        private final String key;

        Setting(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }
    }

    private static final JsonShape<Input> INPUT = JsonShape.of(Input.class);
    private static final JsonShape<Setting> SETTINGS = JsonShape.of(Setting.class);

    private static final class Read {
        String text = "";
        @Nullable Mode mode;
        long delayMillis;

        void setting(Setting setting, JsonValue value) throws IOException {
            switch (setting) {
                case NETWORK -> mode = modeOf(value.word());
                case DELAY -> delayMillis = delayOf(value.integer());
            }
        }
    }

    /** The text of a dial or a reply, which may be nothing. */
    static String text(byte[] body) throws JsonFault {
        Read read = new Read();
        JsonReader.read(body, INPUT, Strictness.LIBERAL, (_, value) -> read.text = value.text());
        return read.text;
    }

    /** The text of a dial, which is not empty. */
    static String dialString(byte[] body) throws JsonFault {
        String text = text(body);
        if (text.isBlank()) {
            throw JsonFault.missing(Input.TEXT);
        }
        return DialString.parse(text).map(DialString::text).orElse(text);
    }

    static Behaviour behaviour(byte[] body) throws JsonFault {
        Read read = new Read();
        JsonReader.read(body, SETTINGS, Strictness.LIBERAL, read::setting);
        if (read.mode == null) {
            throw JsonFault.missing(Setting.NETWORK);
        }
        return new Behaviour(read.mode, read.delayMillis);
    }

    private static Mode modeOf(String word) throws JsonFault {
        Mode mode = Mode.of(word);
        if (mode == null) {
            throw JsonFault.invalid(Setting.NETWORK, "must be ok, busy, absent, reject or silent");
        }
        return mode;
    }

    private static long delayOf(int millis) throws JsonFault {
        if (millis < 0 || millis > Behaviour.MAX_DELAY_MILLIS) {
            throw JsonFault.invalid(Setting.DELAY, "must be 0 to 60000");
        }
        return millis;
    }

    /** What a dial or a reply is answered. */
    static byte[] screen(Shown shown) {
        JsonWriter json = JsonWriter.object();
        put(json, shown);
        return json.end();
    }

    static byte[] view(HandsetView view) {
        JsonWriter json = JsonWriter.object();
        Shown shown = view.shown();
        if (shown == null) {
            json.putNull("screen");
        } else {
            json.open("screen");
            put(json, shown);
            json.close();
        }
        json.openArray("messages");
        view.messages().forEach(message -> put(json, message));
        return json.closeArray().end();
    }

    private static void put(JsonWriter json, Shown shown) {
        if (shown.sessionId() == null) {
            json.putNull("sessionId");
        } else {
            json.put("sessionId", shown.sessionId());
        }
        json.put("text", shown.screen().text());
        json.put("expectsReply", shown.screen().expectsReply());
        if (shown.fallback()) {
            json.put("fallback", true);
        }
        Rich rich = shown.screen().rich();
        if (rich != null) {
            put(json, rich);
        }
    }

    /** What richer channels show; {@code data} is JSON as the application sent it. */
    private static void put(JsonWriter json, Rich rich) {
        putIfThere(json, "label", rich.label());
        putIfThere(json, "mask", rich.mask());
        putIfThere(json, "dataType", rich.dataType());
        putIfThere(json, "fieldType", rich.fieldType());
        if (rich.data() != null) {
            json.putRaw("data", rich.data());
        }
    }

    private static void putIfThere(JsonWriter json, String key, @Nullable String text) {
        if (text != null) {
            json.put(key, text);
        }
    }

    private static void put(JsonWriter json, Message message) {
        json.open()
                .put("kind", message.kind().label())
                .put("from", message.from())
                .put("text", message.text())
                .put("at", Instant.ofEpochMilli(message.at()).toString())
                .close();
    }
}
