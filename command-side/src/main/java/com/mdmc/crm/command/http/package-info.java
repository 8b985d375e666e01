/** How commands arrive over HTTP and are answered: versions, positions, idempotency. */
package com.mdmc.crm.command.http;
