/** Algorithms that the JDK lacks, from Bouncy Castle's lightweight API; the only package that uses it. */
package com.mdmc.crm.cryptography;
