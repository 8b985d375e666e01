/** Personal data at rest: sealing under a subject's own key, erasing by destroying it, finding by blind index. */
package com.mdmc.crm.platform.privacy;
