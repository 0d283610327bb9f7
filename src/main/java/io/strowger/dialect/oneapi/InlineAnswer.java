package io.strowger.dialect.oneapi;

import io.strowger.core.model.Screen;
import io.strowger.core.model.SessionId;
import io.strowger.core.session.Answer;
import io.strowger.core.session.Effect.AskApplication;
import io.strowger.core.session.Input;
import io.strowger.dialect.Decoded;
import io.strowger.dialect.DialectOptions;
import io.strowger.dialect.ScreenText;
import io.strowger.json.FieldReader;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonReader;
import io.strowger.json.JsonValue;
import java.io.IOException;

/**
 * The answer of an application to our request: the next screen, or nothing yet
 * (docs/protocols/oneapi.md, "Inline answers").
 */
final class InlineAnswer implements FieldReader<OutboundCodec.Top> {

    private final AskApplication ask;
    private final DialectOptions options;
    private final OutboundBody body;
    private boolean there;

    InlineAnswer(AskApplication ask, DialectOptions options) {
        this.ask = ask;
        this.options = options;
        this.body = new OutboundBody(!options.strict());
    }

    @Override
    public void field(OutboundCodec.Top field, JsonValue value) throws IOException {
        value.object(OutboundBody.SHAPE, body);
        there = true;
    }

    /**
     * Liberally every word, as {@code OK}, means "later". What begins as an object has to be one;
     * markup and whatever else begins with a sign is nothing that this dialect knows.
     */
    Decoded<Answer> read(byte[] bytes) {
        int first = firstSign(options.strict() ? bytes : JsonReader.withoutMark(bytes));
        if (first < 0 || (isWord(first) && !options.strict())) {
            return Decoded.of(new Answer.Later());
        }
        try {
            JsonReader.read(bytes, OutboundCodec.TOP, Wrapped.manner(options.strict()), this);
            return there ? answer(body.request("")) : Decoded.of(new Answer.Later());
        } catch (JsonFault fault) {
            return Decoded.unreadable(fault);
        }
    }

    /** Of text, or of PHP's empty object. */
    private static boolean isWord(int first) {
        return first == '"' || first == '[' || (first < 0x80 && Character.isLetterOrDigit(first));
    }

    private static int firstSign(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b & 0xff;
            }
        }
        return -1;
    }

    private Decoded<Answer> answer(OutboundRequest request) throws JsonFault {
        requireSession(request.sessionId());
        if (options.strict()) {
            require(!request.addresses().isEmpty(), OutboundField.ADDRESS);
            require(!request.shortCode().isBlank(), OutboundField.SHORT_CODE);
            require(!request.clientCorrelator().isBlank(), OutboundField.CLIENT_CORRELATOR);
        }
        require(!request.text().isBlank(), OutboundField.MESSAGE);
        UssdAction action = action(request.action());
        Answer answer =
                action.ends()
                        ? new Answer.Show(Screen.last(request.text()), "")
                        : new Answer.Show(Screen.expectingReply(request.text()), memo(request));
        return ScreenText.fitted(answer, options, OutboundField.MESSAGE.key());
    }

    private String memo(OutboundRequest request) {
        return OneApiDialect.memo(ask).after(request).without(options).encode();
    }

    private void requireSession(String sessionId) throws JsonFault {
        if (!sessionId.isEmpty() && !ask.session().id().equals(SessionId.parseOrNull(sessionId))) {
            throw JsonFault.invalid(OutboundField.SESSION_ID, "must be that of the request");
        }
    }

    private static void require(boolean there, OutboundField field) throws JsonFault {
        if (!there) {
            throw JsonFault.missing(field);
        }
    }

    /** To continue or to end, of either origin; {@code mtinit} answers a push only. */
    private UssdAction action(String word) throws JsonFault {
        require(!word.isBlank(), OutboundField.ACTION);
        UssdAction action = UssdAction.find(word, options.strict());
        boolean begins = action == UssdAction.MTINIT || action == UssdAction.MOINIT;
        boolean may = action == UssdAction.MTINIT && ask.input() instanceof Input.Push;
        if (action == null || (begins && !may)) {
            throw JsonFault.invalid(OutboundField.ACTION, "must be mtcont, mtfin, mocont or mofin");
        }
        return action;
    }
}
