/** The forms of websites that leads come in by. */
package com.mdmc.crm.query.lead.intake;
