/** What both sides must read alike: identifiers, value objects, domain events and permissions. */
package com.mdmc.crm.kernel;
