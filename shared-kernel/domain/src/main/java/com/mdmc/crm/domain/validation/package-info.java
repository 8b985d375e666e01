/** Bean Validation constraints on the values. */
package com.mdmc.crm.domain.validation;
