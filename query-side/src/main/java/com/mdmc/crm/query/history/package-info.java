/** Time travel: the state of anything at any instant, folded from its stream. */
package com.mdmc.crm.query.history;
