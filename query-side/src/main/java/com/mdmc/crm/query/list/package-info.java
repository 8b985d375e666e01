/** Lists for a web frontend: whitelisted filters and sorts, keyset cursors, exact counts on request. */
package com.mdmc.crm.query.list;
