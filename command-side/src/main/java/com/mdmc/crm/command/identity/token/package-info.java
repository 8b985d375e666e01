/** API tokens: credentials of machines. */
package com.mdmc.crm.command.identity.token;
