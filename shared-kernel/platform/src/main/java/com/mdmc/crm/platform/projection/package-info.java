/** The projection engine of a program: its processors, the rebuild, the self-check and its alarm. */
package com.mdmc.crm.platform.projection;
