/** Read models of users: profile, status, security state and performance. */
package com.mdmc.crm.query.user;
