/** Website forms that artists ask for promotion with. */
package com.mdmc.crm.domain.lead.intake;
