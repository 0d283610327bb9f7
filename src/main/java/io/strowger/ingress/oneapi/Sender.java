package io.strowger.ingress.oneapi;

import io.strowger.provision.AccountDefinition;
import io.strowger.security.Principal;

/** Who sent a request: what its credential tells, and the account behind it. */
record Sender(Principal principal, AccountDefinition account) {}
