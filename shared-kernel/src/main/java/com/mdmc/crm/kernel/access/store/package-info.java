/** Accounts and sessions as both sides read them from the store, so that either can tell who asks. */
package com.mdmc.crm.kernel.access.store;
