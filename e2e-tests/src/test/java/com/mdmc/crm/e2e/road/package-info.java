/** The main job from end to end, as its users do it, and what must not go through. */
package com.mdmc.crm.e2e.road;
