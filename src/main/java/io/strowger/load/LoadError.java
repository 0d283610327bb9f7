package io.strowger.load;

/** A kind of thing that went wrong with a session; the label is what the summary prints. */
public record LoadError(String label) {
    public static final LoadError CONNECT = new LoadError("connect");
    public static final LoadError CLOSED = new LoadError("connection closed");
    public static final LoadError TIMEOUT = new LoadError("timeout");
    public static final LoadError UNEXPECTED_FINAL = new LoadError("unexpected final");
    public static final LoadError WRONG_SESSION = new LoadError("wrong SessionId");
    public static final LoadError UNREADABLE = new LoadError("unreadable");

    static LoadError httpStatus(int status) {
        return new LoadError("http " + status);
    }
}
