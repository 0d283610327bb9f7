package io.strowger.dispatch;

import io.strowger.bus.MessageAnswer;
import io.strowger.bus.MessageRequest;
import io.strowger.core.session.Effect.TellApplication;
import io.strowger.dialect.Dialects;
import io.strowger.dialect.WireRequest;
import io.strowger.provision.ApplicationDefinition;
import io.strowger.provision.Snapshot;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What all dispatch verticles of a process share.
 *
 * @param clock the one clock of the router
 * @param snapshot the provisioning of now
 * @param dialects how applications are asked
 * @param limiters the admission to each application
 * @param callbacks how URLs are called that applications gave
 * @param undelivered takes notices that did not get through
 * @param meters what is counted
 * @param maxAnswerBytes of an application's answer
 * @param maxDataBytes of what a screen has for rich channels beside its text
 * @param maxConnections to one application's host, an event loop
 * @param connectionLifeMillis how long a connection to an application is used
 * @param messages sends short messages
 */
public record DispatchContext(
        InstantSource clock,
        Supplier<Snapshot> snapshot,
        Dialects dialects,
        ApplicationLimiters limiters,
        Callbacks callbacks,
        Undelivered undelivered,
        DispatchMeters meters,
        int maxAnswerBytes,
        int maxDataBytes,
        int maxConnections,
        long connectionLifeMillis,
        Messages messages) {

    /** Sends short messages. */
    @FunctionalInterface
    public interface Messages {

        /** Never fails. */
        Future<MessageAnswer> send(MessageRequest request);
    }

    /** Keeps a notice of an end until the application has taken it. */
    public interface Undelivered {
        Future<Void> keep(
                TellApplication notice, ApplicationDefinition application, WireRequest request);
    }

    /** Counts what goes out. */
    public interface DispatchMeters {

        void applicationTook(String network, String application, long nanos);

        /** A notice that could neither be delivered nor kept. */
        void noticeLost();
    }
}
