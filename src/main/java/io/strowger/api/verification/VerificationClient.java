package io.strowger.api.verification;

import io.strowger.provision.AccountDefinition;
import io.strowger.security.Principal;

/** Who sent a request: what its token tells, and the account behind it. */
record VerificationClient(Principal principal, AccountDefinition account) {}
