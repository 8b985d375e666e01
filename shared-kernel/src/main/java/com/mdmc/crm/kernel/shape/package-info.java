/** Constraints on input beyond the standard ones; each is named after what a good value is. */
package com.mdmc.crm.kernel.shape;
