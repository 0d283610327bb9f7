/**
 * What a router is put together from: storage, servers, verticles on their contexts, and the
 * modules that are neither an API nor a dialect.
 *
 * <p>In come settings and an environment; out go parts that begin to work when {@link
 * io.strowger.Strowger} says so. {@link io.strowger.bootstrap.Storage} stands before all else;
 * {@link io.strowger.bootstrap.ApiModules} is the list of APIs, {@link
 * io.strowger.bootstrap.Protocols} that of dialects and connectors. {@link
 * io.strowger.bootstrap.VerticleDeployment} gives the ingress, session and dispatch verticle of an
 * event loop one context; {@link io.strowger.bootstrap.RunningClock} is the clock that everything
 * which waits is given.
 *
 * <p>May use every package but the root; nobody but the root uses it. Begin reading at {@link
 * io.strowger.bootstrap.Storage} and {@link io.strowger.bootstrap.VerticleDeployment}.
 */
@NullMarked
package io.strowger.bootstrap;

import org.jspecify.annotations.NullMarked;
