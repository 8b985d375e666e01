/** Who may ask what: permissions of questions, the actor's reach as a query, and personal data masked beyond it. */
package com.mdmc.crm.query.access;
