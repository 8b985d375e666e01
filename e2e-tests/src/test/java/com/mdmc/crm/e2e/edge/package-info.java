/** What stands between the network and the program: headers, origins, errors, slow senders, pages and texts. */
package com.mdmc.crm.e2e.edge;
