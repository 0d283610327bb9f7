package io.strowger.api.verification;

import io.strowger.core.verify.CodeRules;
import io.strowger.json.FieldReader;
import io.strowger.json.JsonFault;
import io.strowger.json.JsonValue;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * The fields of one request as they are read. A value of a wrong type is noted and nothing more, so
 * that the checks keep their order (docs/protocols/verification.md).
 */
final class RequestBody implements FieldReader<CodeRequestField> {

    private final Set<CodeRequestField> wrong = EnumSet.noneOf(CodeRequestField.class);
    private String clientRef = "";
    private String phoneNumber = "";
    private int codeLength = CodeRules.DEFAULT_LENGTH;
    private String codeType = "numeric";
    private boolean caseSensitive;
    private String callbackUrl = "";
    private String senderId = "";
    private boolean templated;
    private String template = "";

    @Override
    public void field(CodeRequestField field, JsonValue value) throws IOException {
        try {
            take(field, value);
        } catch (JsonFault fault) {
            if (fault.kind() != JsonFault.Kind.INVALID_FIELD) {
                throw fault;
            }
            wrong.add(field);
        }
    }

    private void take(CodeRequestField field, JsonValue value) throws IOException {
        switch (field) {
            case CLIENT_REF -> clientRef = value.word();
            case PHONE_NUMBER -> phoneNumber = value.word();
            case CODE_LENGTH -> codeLength = value.integer();
            case CODE_TYPE -> codeType = value.word();
            case CASE_SENSITIVE -> caseSensitive = value.flag();
            case CALLBACK_URL -> callbackUrl = value.word();
            case SENDER_ID -> senderId = value.word();
            case MESSAGE_TEMPLATE -> {
                template = value.text();
                templated = true;
            }
        }
    }

    CodeRequest request() {
        return new CodeRequest(
                clientRef,
                phoneNumber,
                codeLength,
                codeType,
                caseSensitive,
                callbackUrl,
                senderId,
                templated,
                template,
                Set.copyOf(wrong));
    }
}
