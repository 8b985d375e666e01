/** Folds of events into views: the definitions, free of any store. */
package com.mdmc.crm.projections.fold;
