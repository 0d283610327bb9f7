package io.strowger.store.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.strowger.core.model.ServiceCode;
import io.strowger.core.model.SubscriberText;
import io.strowger.core.model.Texts;
import io.strowger.security.AddressRange;
import io.strowger.security.Credential;
import io.strowger.security.Keys;
import io.strowger.security.Secret;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How values that are no records, lists or texts stand in documents. */
final class DocumentValues {

    private DocumentValues() {}

    static SimpleModule module(Keys keys) {
        SimpleModule module = new SimpleModule();
        add(module, Secret.class, DocumentValues::sealed, DocumentValues::opened);
        add(
                module,
                Credential.class,
                (one, json, context) -> one.hex(keys.credentials()),
                (hex, json, context) -> Credential.kept(keys.credentials(), hex));
        add(
                module,
                ServiceCode.class,
                (one, json, context) -> one.segments(),
                (text, json, context) -> new ServiceCode(text));
        add(
                module,
                AddressRange.class,
                (one, json, context) -> one.toString(),
                (text, json, context) -> range(text));
        module.addSerializer(Texts.class, new TextsWriter());
        module.addDeserializer(Texts.class, new TextsReader());
        return module;
    }

    private static String sealed(Secret one, JsonGenerator json, SerializerProvider context) {
        return place(context.getAttribute(SealedPlace.class)).seal(one, json.getOutputContext());
    }

    private static Secret opened(String text, JsonParser json, DeserializationContext context) {
        return place(context.getAttribute(SealedPlace.class)).open(text, json.getParsingContext());
    }

    private static SealedPlace place(Object attribute) {
        return (SealedPlace) attribute;
    }

    /** A range that somebody has damaged must not take away all else that the account has. */
    private static @Nullable AddressRange range(String text) {
        try {
            return AddressRange.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private interface Writing<T> {
        String text(T value, JsonGenerator json, SerializerProvider context);
    }

    private interface Reading<T> {
        @Nullable T value(String text, JsonParser json, DeserializationContext context);
    }

    private static <T> void add(
            SimpleModule module, Class<T> type, Writing<T> writing, Reading<T> reading) {
        module.addSerializer(
                type,
                new StdSerializer<T>(type) {
                    @Override
                    public void serialize(T one, JsonGenerator json, SerializerProvider context)
                            throws IOException {
                        json.writeString(writing.text(one, json, context));
                    }
                });
        module.addDeserializer(
                type,
                new StdDeserializer<T>(type) {
                    @Override
                    public @Nullable T deserialize(JsonParser json, DeserializationContext context)
                            throws IOException {
                        return reading.value(json.getValueAsString(""), json, context);
                    }
                });
    }

    /** Those that are not the English default, by their names. */
    private static final class TextsWriter extends StdSerializer<Texts> {
        TextsWriter() {
            super(Texts.class);
        }

        @Override
        public void serialize(Texts texts, JsonGenerator json, SerializerProvider context)
                throws IOException {
            context.defaultSerializeValue(set(texts), json);
        }

        @Override
        public boolean isEmpty(SerializerProvider context, Texts texts) {
            return texts.equals(Texts.DEFAULTS);
        }

        private static Map<String, String> set(Texts texts) {
            Map<String, String> set = new LinkedHashMap<>();
            Stream.of(SubscriberText.values())
                    .filter(text -> !texts.of(text).equals(text.english()))
                    .forEach(text -> set.put(text.name(), texts.of(text)));
            return set;
        }
    }

    /** A text that this release does not know is passed over. */
    private static final class TextsReader extends StdDeserializer<Texts> {
        TextsReader() {
            super(Texts.class);
        }

        @Override
        public Texts deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            Map<?, ?> named = context.readValue(json, Map.class);
            Map<SubscriberText, String> set = new EnumMap<>(SubscriberText.class);
            for (SubscriberText text : SubscriberText.values()) {
                if (named.get(text.name()) instanceof String value) {
                    set.put(text, value);
                }
            }
            return new Texts(set);
        }

        @Override
        public Texts getNullValue(DeserializationContext context) {
            return Texts.DEFAULTS;
        }
    }
}
