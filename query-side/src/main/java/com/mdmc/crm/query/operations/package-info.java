/** What operators see of the running program, on whichever node it is. */
package com.mdmc.crm.query.operations;
