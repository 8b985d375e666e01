/** Amounts, currencies, exchange rates and the ratios taken of them. */
package com.mdmc.crm.domain.money;
