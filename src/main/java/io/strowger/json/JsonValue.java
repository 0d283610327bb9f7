package io.strowger.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.strowger.core.text.Decimal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The value that a sink is shown. Each is taken at most once. */
public final class JsonValue {

    /** Digits that any whole number may have and still be within the range of a long. */
    private static final int DIGITS_OF_LONG = 18;

    private final JsonParser parser;
    private final byte[] body;
    private final Strictness manner;
    private @Nullable JsonField field;

    JsonValue(JsonParser parser, byte[] body, Strictness manner) {
        this.parser = parser;
        this.body = body;
        this.manner = manner;
    }

    public boolean isObject() {
        return parser.hasToken(JsonToken.START_OBJECT);
    }

    public boolean isArray() {
        return parser.hasToken(JsonToken.START_ARRAY);
    }

    public boolean isText() {
        return parser.hasToken(JsonToken.VALUE_STRING);
    }

    /** Whether {@link #text} takes it. */
    public boolean isTextual() {
        return isText() || (isNumber() && manner == Strictness.LIBERAL);
    }

    public boolean isFlag() {
        return parser.currentToken().isBoolean();
    }

    /** Whether it is null; only elements of arrays are. */
    public boolean isNull() {
        return parser.hasToken(JsonToken.VALUE_NULL);
    }

    /**
     * A text as it was sent. Liberally a number is a text as well, in the digits it was sent in.
     *
     * @throws JsonFault when it is anything else
     */
    public String text() throws IOException {
        requireText();
        return parser.getText();
    }

    /** A text that is of no consequence: liberally what is none is empty. */
    public String textOrNothing() throws IOException {
        return manner == Strictness.LIBERAL && !isTextual() ? "" : text();
    }

    /**
     * Checks a text that nobody wants to know.
     *
     * @throws JsonFault when {@link #text} would refuse it
     */
    public void requireText() throws JsonFault {
        if (!isTextual()) {
            throw wrong("must be a text");
        }
    }

    /** As {@link #text}, liberally without blanks around it: for ids and enumerated values. */
    public String word() throws IOException {
        return manner == Strictness.LIBERAL ? text().strip() : text();
    }

    /** Whether it is the text without a character, which liberally means as much as null. */
    private boolean isEmptyText() throws IOException {
        return manner == Strictness.LIBERAL && isText() && parser.getTextLength() == 0;
    }

    /**
     * A whole number. Liberally a text that holds one is one as well, and {@code 6.0} is 6.
     *
     * @throws JsonFault when it is anything else, or outside the range of an int
     */
    public int integer() throws IOException {
        boolean liberal = manner == Strictness.LIBERAL && (isText() || isNumber());
        if (liberal || parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            try {
                String text = parser.getText().strip();
                return Decimal.parseInt(liberal ? withoutNoughts(text) : text);
            } catch (NumberFormatException notAnInt) {
                throw wrong("must be a whole number that fits 32 bits");
            }
        }
        throw wrong("must be a whole number");
    }

    /** A number without a fraction that is nothing: {@code 6} of {@code 6.0}. */
    private static String withoutNoughts(String number) {
        int point = number.indexOf('.');
        boolean nothing =
                point > 0
                        && point + 1 < number.length()
                        && number.chars().skip(point + 1).allMatch(digit -> digit == '0');
        return nothing ? number.substring(0, point) : number;
    }

    /**
     * True or false. Liberally the texts {@code true} and {@code false} in any case are as good.
     *
     * @throws JsonFault when it is anything else
     */
    public boolean flag() throws IOException {
        if (isFlag()) {
            return parser.getBooleanValue();
        }
        String text = isText() && manner == Strictness.LIBERAL ? word() : "";
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw wrong("must be true or false");
    }

    /** Any value as the JSON text it was sent in, cut out of the body. */
    public String raw() throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        if (parser.currentToken().isStructStart()) {
            pass();
        } else {
            parser.finishToken();
        }
        int end = (int) parser.currentLocation().getByteOffset();
        return new String(body, start, end - start, StandardCharsets.UTF_8);
    }

    /**
     * An object of a known kind. Liberally a list without an element is an object without a field,
     * as PHP writes it.
     *
     * @throws JsonFault when it is anything else
     */
    public <F extends Enum<F> & JsonField> void object(JsonShape<F> shape, FieldReader<F> sink)
            throws IOException {
        boolean list = manner == Strictness.LIBERAL && isArray();
        if (list && parser.nextToken() == JsonToken.END_ARRAY) {
            return;
        }
        if (list || !isObject()) {
            throw wrong("must be an object");
        }
        JsonField outer = field;
        Set<F> seen = shape.none();
        Set<String> others = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            F known = shape.find(name, manner);
            if (known == null) {
                others = passUnknown(name, others);
                continue;
            }
            if (!seen.add(known)) {
                throw twice();
            }
            field = known;
            show(known, sink);
        }
        field = outer;
    }

    private <F> void show(F known, FieldReader<F> sink) throws IOException {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.VALUE_NULL && !isEmptyText()) {
            requireRange();
            sink.field(known, this);
            passIfOpen();
        }
    }

    private Set<String> passUnknown(String name, @Nullable Set<String> others) throws IOException {
        if (manner == Strictness.STRICT) {
            throw JsonFault.unknown(name);
        }
        Set<String> names = others == null ? new HashSet<>() : others;
        if (!names.add(JsonShape.folded(name))) {
            throw twice();
        }
        parser.nextToken();
        pass();
        return names;
    }

    /**
     * The elements of an array, one after the other.
     *
     * @throws JsonFault when it is anything else
     */
    public void each(JsonElements elements) throws IOException {
        if (!isArray()) {
            throw wrong("must be an array");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            requireRange();
            elements.element(this);
            passIfOpen();
        }
    }

    private void passIfOpen() throws IOException {
        if (parser.currentToken().isStructStart()) {
            pass();
        }
    }

    /** Goes to the end of a value that nobody reads, and checks it on the way. */
    private void pass() throws IOException {
        if (isObject()) {
            passObject();
        } else if (isArray()) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                pass();
            }
        } else {
            requireRange();
        }
    }

    private void passObject() throws IOException {
        Set<String> names = new HashSet<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (!names.add(name)) {
                throw twice();
            }
            parser.nextToken();
            pass();
        }
    }

    private void requireRange() throws IOException {
        if (isNumber() && mayBeTooBig() && !Double.isFinite(parser.getDoubleValue())) {
            throw JsonFault.malformed("The body holds a number that does not fit.");
        }
    }

    private boolean mayBeTooBig() throws IOException {
        return parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)
                || parser.getTextLength() > DIGITS_OF_LONG;
    }

    private boolean isNumber() {
        return parser.currentToken().isNumeric();
    }

    private static JsonFault twice() {
        return JsonFault.malformed("The body has a key twice in one object.");
    }

    private JsonFault wrong(String must) {
        return field == null
                ? JsonFault.malformed("The body is not a JSON object.")
                : JsonFault.invalid(field, must);
    }
}
