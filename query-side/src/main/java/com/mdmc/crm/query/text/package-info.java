/** How texts are compared when people search. */
package com.mdmc.crm.query.text;
