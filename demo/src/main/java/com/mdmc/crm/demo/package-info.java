/** Six months of a French agency's life, lived through the program's own commands in a minute. */
package com.mdmc.crm.demo;
