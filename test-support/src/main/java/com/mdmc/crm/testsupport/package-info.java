/** Architecture rules that the modules test themselves against. */
package com.mdmc.crm.testsupport;
