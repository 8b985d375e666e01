/** Value objects every feature speaks: identifiers, money, personal text and the enumerations they share. */
package com.mdmc.crm.kernel.value;
