/** Who acts and what they may do: actors, effective permissions, visibility and the security events. */
package com.mdmc.crm.kernel.access;
