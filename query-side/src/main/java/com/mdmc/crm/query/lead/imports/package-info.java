/** Imports of leads as they are asked for. */
package com.mdmc.crm.query.lead.imports;
