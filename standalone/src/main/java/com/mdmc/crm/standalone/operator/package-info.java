/** What all operators' commands share: their exit statuses and how they reach a store. */
package com.mdmc.crm.standalone.operator;
