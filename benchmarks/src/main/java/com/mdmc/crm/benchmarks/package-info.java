/** {@code ./crm bench}: measures the parts that promise figures, beside what they replaced. */
package com.mdmc.crm.benchmarks;
