/** What a client must know before it draws a form: the values there are, what they are called, what may follow what. */
package com.mdmc.crm.query.meta;
