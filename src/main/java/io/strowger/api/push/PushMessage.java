package io.strowger.api.push;

/**
 * What the sender of a push asks for.
 *
 * @param appId whose application it is may not have been looked at
 * @param msisdn the subscriber's number in any spelling
 * @param contextData what the application is given
 */
public record PushMessage(String appId, String msisdn, String contextData) {

    @Override
    public String toString() {
        return "PushMessage[hidden]";
    }
}
