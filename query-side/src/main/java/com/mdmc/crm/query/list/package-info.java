/** Lists as a web frontend wants them: whitelisted filters and sorts, keyset cursors, exact counts on demand. */
package com.mdmc.crm.query.list;
