/** Reads archives: what there is in one, whether it is whole, and a store made from it. */
package com.mdmc.crm.backup.restore;
