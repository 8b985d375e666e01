package com.mdmc.crm.embeddedstore.index;

import com.mdmc.crm.embeddedstore.storage.Changes;

/** A collection that gathers the changes of one document before they become visible together. */
public interface Staging {

    /** Changes of the document being written. */
    Changes staged();

    /** Told before an index comes to hold arrays in more of its fields. */
    void multikey(OrderedIndex index, int multikey);
}
