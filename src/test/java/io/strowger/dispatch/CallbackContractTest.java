package io.strowger.dispatch;

import java.net.URI;

/** Calls to applications, at URLs of their own. */
class CallbackContractTest extends ApplicationCallContractTest {

    @Override
    String givenUrl(URI url) {
        return url.toString();
    }
}
