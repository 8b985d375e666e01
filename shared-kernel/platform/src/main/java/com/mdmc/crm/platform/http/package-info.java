/** The HTTP conventions both sides speak: problems, languages, request context, bearer tokens, JSON. */
package com.mdmc.crm.platform.http;
