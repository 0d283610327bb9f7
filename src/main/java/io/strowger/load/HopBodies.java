package io.strowger.load;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.strowger.load.LoadPlan.Subscribers;
import io.strowger.load.LoadPlan.Walk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The request bodies of a walk (docs/protocols/programmable.md, "Request"), rendered once with
 * blanks that each hop fills: all session ids and all numbers of a run have the same length.
 */
final class HopBodies {
    private static final String DIGITS = "0123456789abcdef";
    private static final int SESSION_ID_LENGTH = 32;

    private final List<Template> templates = new ArrayList<>();
    private final int msisdnLength;

    HopBodies(Walk walk, Subscribers subscribers) {
        msisdnLength = Long.toString(subscribers.from()).length();
        templates.add(template(walk, "initiation", walk.dialString(), 1));
        for (String reply : walk.replies()) {
            templates.add(template(walk, "response", reply, templates.size() + 1));
        }
        templates.add(template(walk, "release", "", templates.size() + 1));
    }

    /** The session id of a session: 16 digits of the run, then 16 of the session's number. */
    static String sessionId(long run, long session) {
        StringBuilder id = new StringBuilder(SESSION_ID_LENGTH);
        appendHex(id, run);
        appendHex(id, session);
        return id.toString();
    }

    /** Step 0 is the begin, then one a reply; the last is the release. */
    byte[] body(int step, String sessionId, long msisdn) {
        Template template = templates.get(step);
        byte[] body = template.bytes.clone();
        for (int i = 0; i < SESSION_ID_LENGTH; i++) {
            body[template.sessionIdAt + i] = (byte) sessionId.charAt(i);
        }
        long rest = msisdn;
        for (int i = msisdnLength - 1; i >= 0; i--) {
            body[template.msisdnAt + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return body;
    }

    private Template template(Walk walk, String type, String message, int sequence) {
        String head = "{\"Type\":\"" + type + "\",\"Mobile\":\"";
        String middle = "\",\"SessionId\":\"";
        String tail =
                "\",\"ServiceCode\":\"%s\",\"Message\":\"%s\",\"Operator\":\"bench\",\"Sequence\":%d,\"ClientState\":\"\",\"Platform\":\"USSD\"}"
                        .formatted(quoted(walk.serviceCode()), quoted(message), sequence);
        String blanks = "0".repeat(msisdnLength) + middle + "0".repeat(SESSION_ID_LENGTH);
        int sessionIdAt = head.length() + msisdnLength + middle.length();
        byte[] bytes = (head + blanks + tail).getBytes(StandardCharsets.UTF_8);
        return new Template(bytes, head.length(), sessionIdAt);
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private static void appendHex(StringBuilder to, long value) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            to.append(DIGITS.charAt((int) (value >>> shift) & 15));
        }
    }

    private static final class Template {
        final byte[] bytes;
        final int msisdnAt;
        final int sessionIdAt;

        Template(byte[] bytes, int msisdnAt, int sessionIdAt) {
            this.bytes = bytes;
            this.msisdnAt = msisdnAt;
            this.sessionIdAt = sessionIdAt;
        }
    }
}
