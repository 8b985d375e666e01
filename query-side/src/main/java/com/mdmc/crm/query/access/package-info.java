/** Access control of queries: permissions, the actor's scope as a filter, and masking of personal data beyond it. */
package com.mdmc.crm.query.access;
