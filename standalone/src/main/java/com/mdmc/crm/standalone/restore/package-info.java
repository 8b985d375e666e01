/** A whole store made from an archive, ready to be started. */
package com.mdmc.crm.standalone.restore;
