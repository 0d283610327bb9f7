package io.strowger.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A kind of object for the tests, and what was read of one. */
final class Sample implements FieldReader<Sample.Field> {

    enum Field implements JsonField {
        TYPE("Type"),
        SEQUENCE("Sequence"),
        FINAL("Final"),
        DATA("Data"),
        PART("Part"),
        LIST("List");

        private final String key;

        Field(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }
    }

    static final JsonShape<Field> SHAPE = JsonShape.of(Field.class);

    final List<String> read = new ArrayList<>();

    /** What a body holds, as {@code [Type=…, Sequence=…]}. */
    static List<String> read(String body, Strictness manner) throws JsonFault {
        return read(body.getBytes(StandardCharsets.UTF_8), manner);
    }

    static List<String> read(byte[] body, Strictness manner) throws JsonFault {
        Sample sample = new Sample();
        JsonReader.read(body, SHAPE, manner, sample);
        return sample.read;
    }

    @Override
    public void field(Field field, JsonValue value) throws IOException {
        switch (field) {
            case TYPE -> read.add("Type=" + value.word());
            case SEQUENCE -> read.add("Sequence=" + value.integer());
            case FINAL -> read.add("Final=" + value.flag());
            case DATA -> read.add("Data=" + value.raw());
            case PART -> value.object(SHAPE, this);
            case LIST -> value.each(this::element);
        }
    }

    private void element(JsonValue element) throws IOException {
        read.add(element.isNull() ? "-" : element.isObject() ? element.raw() : element.text());
    }
}
