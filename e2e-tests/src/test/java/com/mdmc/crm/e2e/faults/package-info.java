/** What is left when the whole program is ended in the middle of its work. */
package com.mdmc.crm.e2e.faults;
