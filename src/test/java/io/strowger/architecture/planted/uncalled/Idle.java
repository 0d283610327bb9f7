package io.strowger.architecture.planted.uncalled;

/** Has a constructor and a method that nobody calls, and some that somebody does. */
public final class Idle implements Comparable<Idle> {

    /** A record with a second way to make it. */
    public record Value(int number) {
        public Value() {
            this(0);
        }

        @Override
        public String toString() {
            return "Value";
        }
    }

    private Idle(int unused) {
        assert unused > 0 && busy();
    }

    public Idle() {
        this(1);
    }

    void idle() {}

    boolean busy() {
        return true;
    }

    @Override
    public int compareTo(Idle other) {
        return 0;
    }
}
