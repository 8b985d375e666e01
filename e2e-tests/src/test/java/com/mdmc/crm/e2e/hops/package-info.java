/** Execution trace of a request: which of the product's own classes run for it. */
package com.mdmc.crm.e2e.hops;
