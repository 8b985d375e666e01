/** The way of every command: permission, shape, encryption, provenance, dispatch, one retry on a conflict. */
package com.mdmc.crm.command.bus;
