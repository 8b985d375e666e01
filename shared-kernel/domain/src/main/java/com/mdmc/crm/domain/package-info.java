/** What all events and values are made of: the event type itself, personal text, platforms, rejections. */
package com.mdmc.crm.domain;
