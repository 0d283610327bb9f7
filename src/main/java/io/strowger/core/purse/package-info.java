/**
 * The rules of prepaid money (docs/invariants.md, "Money"): what may be posted to a purse, and what
 * its ledger proves.
 *
 * <p>In come a purse and a posting; out comes the purse after it with the line of its ledger, or a
 * refusal. Amounts are whole numbers of a currency's smallest unit. The stores write what is
 * decided here and decide nothing themselves.
 *
 * <p>May use the JDK and core.model alone. Begin reading at {@link io.strowger.core.purse.Purse};
 * {@link io.strowger.core.purse.LedgerReplay} makes a balance anew from a ledger and finds what
 * does not add up.
 */
@NullMarked
package io.strowger.core.purse;

import org.jspecify.annotations.NullMarked;
