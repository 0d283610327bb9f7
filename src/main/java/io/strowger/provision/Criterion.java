package io.strowger.provision;

import io.strowger.core.model.ServiceCode;

/**
 * What a subscription is to get: the dials of a short code, or of one keyword of it.
 *
 * @param shortCode digits, as {@code 7782}
 * @param operatorCode as the application gave it; kept and told, it does not part the dials. It has
 *     no control characters
 * @param keyword digits, or runs of digits joined by {@code *}; empty takes what no keyword takes
 */
public record Criterion(String shortCode, String operatorCode, String keyword) {

    /**
     * @throws IllegalArgumentException when short code and keyword make no service code, or the
     *     operator code has control characters
     */
    public Criterion {
        ServiceCode code = codeOf(shortCode, keyword);
        if (shortCode.contains("*") || code.reserved()) {
            throw new IllegalArgumentException("no short code that can be subscribed to");
        }
        if (operatorCode.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an operator code has no control characters");
        }
    }

    /** The service code that leads to the subscription: {@code 7782*8}. */
    public ServiceCode code() {
        return codeOf(shortCode, keyword);
    }

    private static ServiceCode codeOf(String shortCode, String keyword) {
        return new ServiceCode(keyword.isEmpty() ? shortCode : shortCode + "*" + keyword);
    }
}
