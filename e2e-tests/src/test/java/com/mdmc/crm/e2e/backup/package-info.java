/** Disasters and what comes back: archives, restores to any position, damage, erasures, drills. */
package com.mdmc.crm.e2e.backup;
