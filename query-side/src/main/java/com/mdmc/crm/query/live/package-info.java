/** Live updates: what changed, told to whoever may read it, in ledger order and without a thread a listener. */
package com.mdmc.crm.query.live;
