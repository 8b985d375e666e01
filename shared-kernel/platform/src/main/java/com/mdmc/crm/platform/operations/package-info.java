/** System management: what an operator sees of the nodes that share a store, and what they do about it. */
package com.mdmc.crm.platform.operations;
