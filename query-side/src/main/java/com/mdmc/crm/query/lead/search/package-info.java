/** Search over encrypted names by blind index. */
package com.mdmc.crm.query.lead.search;
