package io.strowger.architecture.planted.core;

/** Core that logs. */
public final class Talkative {
    public void speak() {
        System.out.println("spoken");
    }
}
