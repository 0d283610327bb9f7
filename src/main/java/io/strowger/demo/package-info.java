/**
 * A small bank behind a service code, written as an application developer would write it: {@link
 * io.strowger.demo.DemoBank} holds the menus, {@link io.strowger.demo.DemoApplication} the HTTP.
 */
@NullMarked
package io.strowger.demo;

import org.jspecify.annotations.NullMarked;
