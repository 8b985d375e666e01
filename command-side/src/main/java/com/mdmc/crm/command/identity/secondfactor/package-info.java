/** Time-based one-time codes and recovery codes. */
package com.mdmc.crm.command.identity.secondfactor;
