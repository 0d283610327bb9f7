package io.strowger.store.sql;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strowger.dialect.DialectOptions;
import io.strowger.provision.PurseDefinition;
import io.strowger.security.Keys;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Entities as JSON documents: the records of provision as they are, secrets sealed for their place
 * ({@link DocumentValues}). What is null, 0, false or empty is left out, and what is missing is
 * read as that, so that a document of an earlier release is one of this. What a later release wrote
 * beside it is passed over; it stays until the entity changes.
 */
final class DocumentCodec {

    private static final JsonMapper PLAIN = new JsonMapper();

    private final Keys keys;
    private final JsonMapper mapper;

    DocumentCodec(Keys keys) {
        this.keys = keys;
        this.mapper =
                JsonMapper.builder()
                        .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .defaultPropertyInclusion(
                                JsonInclude.Value.construct(
                                        JsonInclude.Include.NON_DEFAULT,
                                        JsonInclude.Include.ALWAYS))
                        .addModule(DocumentValues.module(keys))
                        .withConfigOverride(
                                DialectOptions.class, // it is made of the URL
                                one -> one.setIgnorals(ignored("notifyUrl")))
                        .withConfigOverride(
                                PurseDefinition.class, // the ledger has it
                                one -> one.setIgnorals(ignored("openingBalance")))
                        .build();
        for (Class<?> type : List.of(String.class, List.class, Set.class, Map.class)) {
            mapper.configOverride(type)
                    .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        }
    }

    private static JsonIgnoreProperties.Value ignored(String property) {
        return JsonIgnoreProperties.Value.forIgnoredProperties(property);
    }

    /**
     * What a document says.
     *
     * @param value empty when it cannot be read
     * @param faults what is wrong with it: secrets that do not open are empty
     */
    record Read<T>(Optional<T> value, List<String> faults) {}

    /** The document of an entity; equal entities have equal documents. */
    String write(Table table, String id, Object entity) {
        try {
            return mapper.writer()
                    .withAttribute(SealedPlace.class, new SealedPlace(keys, table, id))
                    .writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document as text, its lists to be compared. */
    static JsonNode tree(String document) {
        try {
            return PLAIN.readTree(document);
        } catch (JsonProcessingException e) {
            return PLAIN.createObjectNode(); // somebody has damaged it
        }
    }

    /** A document without some of its members. */
    static String without(String document, Set<String> members) {
        JsonNode tree = tree(document);
        if (tree instanceof ObjectNode object) {
            object.remove(members);
        }
        return tree.toString();
    }

    /** A document without one of a list. */
    static String without(String document, String list, int index) {
        JsonNode tree = tree(document);
        if (tree.path(list) instanceof ArrayNode all) {
            all.remove(index);
        }
        return tree.toString();
    }

    <T> Read<T> read(Table table, String id, String document, Class<T> type) {
        SealedPlace place = new SealedPlace(keys, table, id);
        try {
            T value =
                    mapper.readerFor(type)
                            .withAttribute(SealedPlace.class, place)
                            .readValue(document);
            return new Read<>(Optional.of(value), place.faults());
        } catch (JsonProcessingException e) {
            return new Read<>(
                    Optional.empty(),
                    List.of(
                            "The document of row '%s' in table %s cannot be read (%s)."
                                    .formatted(id, table.name(), e.getOriginalMessage())));
        }
    }
}
