/** Benches of the embedded store. */
package com.mdmc.crm.benchmarks.store;
