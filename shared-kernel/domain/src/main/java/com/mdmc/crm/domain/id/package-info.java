/** Identifiers of aggregates. */
package com.mdmc.crm.domain.id;
