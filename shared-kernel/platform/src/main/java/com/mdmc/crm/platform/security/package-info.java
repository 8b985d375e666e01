/** Who is calling: accounts, sessions, permissions and access scopes. */
package com.mdmc.crm.platform.security;
