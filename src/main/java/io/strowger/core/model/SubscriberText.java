package io.strowger.core.model;

/** The texts of the router's own that a subscriber may see, with their English defaults. */
public enum SubscriberText {
    UNAVAILABLE("unavailable", "This service is not available right now. Please try again later."),
    NO_SUCH_CODE("noSuchCode", "This code is not in use. Please check it and dial again."),
    NOT_ALLOWED("notAllowed", "This service is not available to you."),
    NOT_VALID("notValid", "This code is not valid or no longer valid."),
    ANSWER_FOLLOWS("answerFollows", "Your answer will follow."),
    BUSY("busy", "We are very busy right now. Please try again in a moment."),
    SESSION_OVER("sessionOver", "Your session has ended. Please dial again."),
    TIMED_OUT("timedOut", "You took too long to answer. Please dial again."),
    SHUT_DOWN("shutDown", "The service is being restarted. Please dial again in a minute.");

    private final String key;
    private final String english;

    SubscriberText(String key, String english) {
        this.key = key;
        this.english = english;
    }

    /** The key under {@code texts:} in configuration and provisioning files. */
    public String key() {
        return key;
    }

    /** The text that is used when neither network nor application sets another. */
    public String english() {
        return english;
    }
}
