/** What the end-to-end tests share: the running program, its clock, its users and waiting for what it does. */
package com.mdmc.crm.e2e.support;
