/** The operators' commands behind {@code ./crm}. */
package com.mdmc.crm.standalone.cli;
