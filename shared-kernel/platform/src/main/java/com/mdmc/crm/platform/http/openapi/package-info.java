/** The OpenAPI document: drawn from the controllers, completed with what the HTTP contract says of all of them. */
package com.mdmc.crm.platform.http.openapi;
