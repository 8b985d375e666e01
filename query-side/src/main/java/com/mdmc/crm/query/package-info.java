/** The side that answers: views folded from the event stream, and the query API over them. */
package com.mdmc.crm.query;
