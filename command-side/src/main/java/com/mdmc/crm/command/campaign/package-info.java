/** Composes the command side of campaigns. */
package com.mdmc.crm.command.campaign;
