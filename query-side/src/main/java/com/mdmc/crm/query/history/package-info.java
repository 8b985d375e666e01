/** Time travel: the state of any resource at any instant, folded from its stream. */
package com.mdmc.crm.query.history;
