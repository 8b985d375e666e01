/** Log-in, password changes and the rate limits before them. */
package com.mdmc.crm.command.identity.signin;
