/** Command bus: permission, validation, encryption, event metadata, dispatch, one retry on a conflict. */
package com.mdmc.crm.command.bus;
