/** Live processing: batches of events are folded into the views. */
package com.mdmc.crm.projections.processing;
