/** How input is brought into its standard form, and judged, where a library knows the standard. */
package com.mdmc.crm.command.validation;
