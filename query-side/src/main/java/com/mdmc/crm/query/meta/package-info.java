/** Metadata for forms: enumerations, their labels, and the transitions between states. */
package com.mdmc.crm.query.meta;
