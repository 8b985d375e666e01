/** Where requests came from and with what, for people to recognise. */
package com.mdmc.crm.query.location;
