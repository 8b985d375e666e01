package com.mdmc.crm.standalone.embedded.plan;

import com.mdmc.crm.standalone.embedded.storage.MapView;
import com.mdmc.crm.standalone.embedded.storage.StoreMap;

/** A collection frozen at one moment: its records and the index read by a plan. */
public interface Views {

    MapView of(StoreMap map);
}
