/** Views as operators handle them. */
package com.mdmc.crm.e2e.views;
