/** Personal data at rest: encryption under a key per subject, erasure by destroying the key, search by blind index. */
package com.mdmc.crm.platform.privacy;
