/** What operators see of the running program and do about it. */
package com.mdmc.crm.e2e.operations;
