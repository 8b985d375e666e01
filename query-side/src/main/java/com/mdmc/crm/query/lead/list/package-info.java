/** Single leads, lists and exports. */
package com.mdmc.crm.query.lead.list;
