package io.strowger.dialect.oneapi;

/**
 * Every exception of the document, with its text and the condition that raises it here, or why
 * nothing does (docs/protocols/oneapi.md, "Errors").
 */
public enum ErrorCode {
    SVC0001(
            "A service error occurred. Error code is %1",
            "the body is not JSON or has another object at its top; what only HTTP has a word for"),
    SVC0002(
            "Invalid input value for message part %1",
            "a field is missing or bad, path and body name two addresses, no such session or"
                    + " subscription"),
    SVC0003(
            "Invalid input value for message part %1, valid values are %2",
            "an application may not send this ussdAction"),
    SVC0004("No valid addresses provided in message part %1", "the address is no number"),
    SVC0005(
            "Correlator %1 specified in message part %2 is a duplicate",
            "the correlator was used with another body"),
    SVC0006(
            "Group %1 in message part %2 is not a valid group",
            "never: an address is one number, groups do not exist"),
    SVC0007("Invalid charging information", "never: requests carry no charging information"),
    SVC0008("Overlapped criteria %1", "another URL is subscribed to the short code and keyword"),
    SVC1000("No resources", "overloaded, or the store is down"),
    SVC0280(
            "Message too long. Maximum length is %1 characters",
            "the text is longer than a screen: 182 septets, or 80 units of UCS-2"),
    SVC0283(
            "Delivery receipt notification not supported",
            "never: USSD requests cannot ask for a delivery receipt"),
    SVC0284(
            "Address format is invalid. Expected format is %1",
            "never: every spelling is read, and what is no number is SVC0004"),
    SVC0285("Message Not Delivered %1", "the network's connector is unknown, or down for all"),
    SVC0270(
            "Charging operation failed, the charge was not applied",
            "never: this service charges no subscriber"),
    SVC0271(
            "endUserId format invalid. Expected format is %1",
            "never: only payments name an endUserId"),
    POL0001(
            "A policy error occurred. Error code is %1",
            "not the account's short code, no permission, over a quota, no valid credentials"),
    POL0002(
            "Privacy verification failed for address %1, request is refused",
            "the number is blocked"),
    POL0003("Too many addresses specified in message part %1", "there are several addresses"),
    POL0004(
            "Unlimited notification request not supported",
            "never: every subscription is without limit"),
    POL0005("Too many notifications requested", "the account has as many subscriptions as it may"),
    POL0006("Group specified in message part %1 not allowed", "never: groups do not exist"),
    POL0007("Nested groups specified in message part %1 not allowed", "never: as POL0006"),
    POL0008("Charging is not supported", "never: requests carry no charging information"),
    POL0009("Invalid frequency requested", "never: nothing is notified at a frequency"),
    POL0010(
            "Requested information unavailable as the retention time interval has expired",
            "never: no past information can be asked for"),
    POL0011("Media type not supported", "never: USSD carries text only"),
    POL0012(
            "Too many description entries specified in message part %1",
            "never: only charging has descriptions"),
    POL0013("Duplicated addresses %1", "an address is there twice"),
    POL0253("Payment operation refused by user", "never: there are no payments"),
    POL0254(
            "The amount exceeds the operator limit for a single charge",
            "never: there are no payments"),
    POL0255("Address format invalid. Expected format is %1", "never: as SVC0284"),
    POL0256("Invalid currency specified. %1", "never: there are no payments"),
    POL0257(
            "Message not delivered %1",
            "the subscriber is busy in another session, or has not answered the last screen"),
    POL0299("Unexpected Errors", "never: what is unexpected is SVC0001 with status 500"),
    POL1000("User has insufficient credit for transaction", "never: there are no payments"),
    POL1001(
            "The %1 operator charging limit for this user has been exceeded",
            "never: there are no payments"),
    POL1007("Refunds not supported", "never: there are no payments"),
    POL1009(
            "User has not been provisioned for %1",
            "the account has no short code, or has been removed"),
    POL1010("User has been suspended from %1", "the account is suspended");

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    private final String text;
    private final String when;

    ErrorCode(String text, String when) {
        this.text = text;
        this.when = when;
    }

    /** The text of the document, its places for variables kept as {@code %1} and {@code %2}. */
    public String text() {
        return text;
    }

    /** What raises it, in a few words; begins with {@code never} when nothing does. */
    public String when() {
        return when;
    }

    /** A service exception; the others are policy exceptions. */
    boolean isService() {
        return name().startsWith("SVC");
    }

    /** The HTTP status that goes with it unless the refusal has one of its own. */
    public int status() {
        if (this == SVC1000) {
            return UNAVAILABLE;
        }
        return isService() ? BAD_REQUEST : FORBIDDEN;
    }
}
