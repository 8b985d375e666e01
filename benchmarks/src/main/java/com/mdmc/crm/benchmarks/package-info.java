/** {@code ./crm bench}: measures the parts whose speed is promised, beside what they replaced. */
package com.mdmc.crm.benchmarks;
