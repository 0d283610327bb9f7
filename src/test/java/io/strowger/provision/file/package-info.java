/** Tests of provisioning files. */
@NullMarked
package io.strowger.provision.file;

import org.jspecify.annotations.NullMarked;
