package com.mdmc.crm.embeddedstore.plan;

import com.mdmc.crm.embeddedstore.storage.MapView;
import com.mdmc.crm.embeddedstore.storage.StoreMap;

/** A collection frozen at one moment: its records and the index read by a plan. */
public interface Views {

    MapView of(StoreMap map);
}
