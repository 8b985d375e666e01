/** What a lead is and what can happen to one: value groups, the stage machine and the domain events. */
package com.mdmc.crm.domain.lead;
