/** Policies: what the system does of itself because something happened, across features. */
package com.mdmc.crm.command.automation;
