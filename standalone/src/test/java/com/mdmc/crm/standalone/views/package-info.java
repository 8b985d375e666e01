/** Views as operators handle them. */
package com.mdmc.crm.standalone.views;
