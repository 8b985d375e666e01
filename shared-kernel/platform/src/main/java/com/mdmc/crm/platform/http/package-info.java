/** HTTP conventions of both sides: problems, languages, request context, bearer tokens, JSON. */
package com.mdmc.crm.platform.http;
