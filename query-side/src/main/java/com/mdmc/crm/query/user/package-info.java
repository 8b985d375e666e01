/** Users as read models: profile, standing, security state and performance statistics. */
package com.mdmc.crm.query.user;
