/** The board: a column a stage. */
package com.mdmc.crm.query.lead.board;
