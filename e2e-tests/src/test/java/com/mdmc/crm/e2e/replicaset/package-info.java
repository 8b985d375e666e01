/** The store and end-to-end tests once more, on a MongoDB replica set where one is at hand. */
package com.mdmc.crm.e2e.replicaset;
