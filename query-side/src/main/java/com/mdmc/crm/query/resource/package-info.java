/** The resources of audit and history. */
package com.mdmc.crm.query.resource;
