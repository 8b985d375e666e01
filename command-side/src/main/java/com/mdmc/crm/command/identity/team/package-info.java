/** The Team aggregate. */
package com.mdmc.crm.command.identity.team;
