/** What the program believes of its files: lost, foreign, older or newer ones are told, not served. */
package com.mdmc.crm.e2e.trust;
