/** HTTP conventions of the command side: versions, positions, idempotency. */
package com.mdmc.crm.command.http;
