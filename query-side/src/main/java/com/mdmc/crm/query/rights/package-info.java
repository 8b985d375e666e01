/** Rights of the data subject: export of everything held on a person, and certificates of erasure. */
package com.mdmc.crm.query.rights;
