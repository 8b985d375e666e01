/** The edge on Spring Security: who may call which route, and what else stands between a network and a controller. */
package com.mdmc.crm.platform.edge;
