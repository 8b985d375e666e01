/** What all benches share: stores, writers, rounds and reports. */
package com.mdmc.crm.benchmarks.harness;
