/**
 * The commands of the command line. Each is one class that tells its story in its help text.
 *
 * <p>In come arguments and files; out go lines for people on standard output, one sentence on
 * standard error when something is wrong, and an exit code of {@code ExitCodes}. What a command
 * needs of a running or a stored router it is handed as an interface ({@code RouterStarter}, {@code
 * StoreOpener}), so that commands start fast and tests bring their own.
 *
 * <p>May use config, provision, the load engine, the demo and the store's interfaces; never the
 * parts of a running router. Begin reading at {@link io.strowger.cli.RootCommand}, then {@link
 * io.strowger.cli.RunCommand}.
 */
@NullMarked
package io.strowger.cli;

import org.jspecify.annotations.NullMarked;
