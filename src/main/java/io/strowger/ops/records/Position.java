package io.strowger.ops.records;

/**
 * A place between two lines of the files.
 *
 * @param offset bytes from the beginning of the segment
 */
record Position(Segment segment, long offset) {}
