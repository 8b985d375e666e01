/** Kanban board of the pipeline. */
package com.mdmc.crm.query.lead.board;
