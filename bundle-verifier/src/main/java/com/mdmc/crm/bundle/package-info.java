/** Checks an audit bundle without the CRM: nothing but the Java platform, short enough to be read before it is run. */
package com.mdmc.crm.bundle;
