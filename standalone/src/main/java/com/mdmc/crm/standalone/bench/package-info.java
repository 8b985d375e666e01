/** Measurements of the parts the product's speed rests on, each beside what it replaces. */
package com.mdmc.crm.standalone.bench;
