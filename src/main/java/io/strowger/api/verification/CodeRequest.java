package io.strowger.api.verification;

import io.strowger.core.verify.CodeRules;
import java.util.Set;

/**
 * A request for a code as it was sent, before its fields are judged by {@link RequestRules}. Texts
 * that are not there are empty.
 *
 * @param codeLength {@link CodeRules#DEFAULT_LENGTH} when it is not there
 * @param codeType {@code numeric} when it is not there
 * @param templated whether there is a template, whatever it says
 * @param wrong the fields whose value is of a type that it must not have
 */
public record CodeRequest(
        String clientRef,
        String phoneNumber,
        int codeLength,
        String codeType,
        boolean caseSensitive,
        String callbackUrl,
        String senderId,
        boolean templated,
        String template,
        Set<CodeRequestField> wrong) {

    @Override
    public String toString() {
        return "CodeRequest[hidden]";
    }
}
