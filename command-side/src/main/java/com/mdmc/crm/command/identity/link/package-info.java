/** Single-use links by mail: invitation, password reset, address verification. */
package com.mdmc.crm.command.identity.link;
