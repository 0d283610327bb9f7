package io.strowger.load;

/**
 * One subscriber's walk through one session: dial, reply to each screen, and hang up when the
 * replies have run out and the session is still open. A final screen before the last reply is an
 * error, because that is how the failure of an application looks to a subscriber.
 */
final class VirtualSubscriber implements Poster.Ear {
    private final LoadLane lane;
    private final String sessionId;
    private final long msisdn;
    private int step;
    private long intendedNanos;

    VirtualSubscriber(LoadLane lane, String sessionId, long msisdn) {
        this.lane = lane;
        this.sessionId = sessionId;
        this.msisdn = msisdn;
    }

    void dial(long intendedAtNanos) {
        intendedNanos = intendedAtNanos;
        send();
    }

    @Override
    public void answered(byte[] body) {
        if (hangingUp()) {
            lane.finished();
            return;
        }
        switch (AnswerReader.read(body, sessionId)) {
            case UNREADABLE -> failed(LoadError.UNREADABLE);
            case WRONG_SESSION -> failed(LoadError.WRONG_SESSION);
            case CONTINUES -> goOn();
            case ENDS -> end();
        }
    }

    @Override
    public void failed(LoadError error) {
        lane.failed(error);
    }

    private void goOn() {
        long now = lane.hopAnswered(intendedNanos);
        step++;
        if (!hangingUp()) {
            intendedNanos = now + lane.thinkNanos();
            lane.afterThinking(this::send);
        } else if (lane.walk().hangUp()) {
            send();
        } else {
            lane.finished();
        }
    }

    private void end() {
        lane.hopAnswered(intendedNanos);
        if (step < lane.walk().replies().size()) {
            failed(LoadError.UNEXPECTED_FINAL);
        } else {
            lane.finished();
        }
    }

    private boolean hangingUp() {
        return step > lane.walk().replies().size();
    }

    private void send() {
        lane.post(step, sessionId, msisdn, this);
    }
}
