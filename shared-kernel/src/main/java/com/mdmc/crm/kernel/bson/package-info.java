/** BSON written by the hundred thousand. */
package com.mdmc.crm.kernel.bson;
