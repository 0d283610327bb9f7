/** The rules of prepaid money: what may be posted to a purse, and what its ledger proves. */
@NullMarked
package io.strowger.core.purse;

import org.jspecify.annotations.NullMarked;
