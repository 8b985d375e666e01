/** The HTTP contract as the OpenAPI document states it: complete, as committed, and kept by every answer. */
package com.mdmc.crm.e2e.contract;
