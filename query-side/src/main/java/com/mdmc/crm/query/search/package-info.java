/** One search over everything that staff look for by name. */
package com.mdmc.crm.query.search;
