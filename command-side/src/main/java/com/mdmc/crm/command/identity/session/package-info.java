/** Sessions: access tokens, refresh tokens and their lifetimes. */
package com.mdmc.crm.command.identity.session;
