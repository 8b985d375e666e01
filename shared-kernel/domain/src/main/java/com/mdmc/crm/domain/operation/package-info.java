/** What operators decide about the running program. */
package com.mdmc.crm.domain.operation;
