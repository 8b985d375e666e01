/** Read models: pure folds over events, and the one writer that keeps stored views equal to them. */
package com.mdmc.crm.query.view;
