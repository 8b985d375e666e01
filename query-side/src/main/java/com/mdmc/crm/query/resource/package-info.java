/** The resources that audit and history speak of. */
package com.mdmc.crm.query.resource;
