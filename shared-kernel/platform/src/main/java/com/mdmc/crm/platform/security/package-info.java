/** Authentication and authorization: accounts, sessions, permissions and access scopes. */
package com.mdmc.crm.platform.security;
