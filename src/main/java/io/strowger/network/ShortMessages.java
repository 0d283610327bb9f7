package io.strowger.network;

import io.strowger.core.model.Receipt;
import io.strowger.core.model.SessionKey;
import io.strowger.core.model.ShortMessage;
import io.strowger.core.push.SubmitOutcome;
import io.vertx.core.Future;
import java.util.function.Consumer;

/** The SMS side of a network. */
public interface ShortMessages {

    /**
     * Submits a message; it is never submitted twice.
     *
     * @param receipts told, from any thread and maybe before the future is, what became of a
     *     message that was taken, if the network reports it as long as this process lives
     */
    Future<SubmitOutcome> send(SessionKey to, ShortMessage message, Consumer<Receipt> receipts);
}
