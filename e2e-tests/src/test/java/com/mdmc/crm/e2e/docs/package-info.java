/** Documents that are made from the code, and must say what it says. */
package com.mdmc.crm.e2e.docs;
