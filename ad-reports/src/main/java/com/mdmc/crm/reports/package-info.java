/** Reader of the ad platforms' report exports: what a file says of which day, or why it cannot be relied on. */
package com.mdmc.crm.reports;
