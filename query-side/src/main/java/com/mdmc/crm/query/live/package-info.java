/**
 * Live updates by server-sent events: changes in ledger order to all who may read them, without a thread per listener.
 */
package com.mdmc.crm.query.live;
