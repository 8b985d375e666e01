/** Serves the console's static files; everything they show, they ask of the public API. */
package com.mdmc.crm.console;
