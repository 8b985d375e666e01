/** Members of staff: roles, permissions, preferences and the domain events of an account. */
package com.mdmc.crm.domain.user;
