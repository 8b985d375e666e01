/** Leads on the running program: the road, races, rights of a person, and views that equal what happened. */
package com.mdmc.crm.e2e.leads;
