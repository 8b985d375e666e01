/** The two sides as programs of their own on one store. */
package com.mdmc.crm.e2e.split;
