package io.strowger.core.model;

import io.strowger.core.text.PageKey;

/**
 * What follows a screen that shows only a part of a text.
 *
 * @param key what a subscriber types to see it
 * @param screen the next page, which may lead to another
 */
public record NextPage(PageKey key, Screen screen) {}
