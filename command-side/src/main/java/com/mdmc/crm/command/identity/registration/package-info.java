/** How accounts come into being, the first administrator included. */
package com.mdmc.crm.command.identity.registration;
