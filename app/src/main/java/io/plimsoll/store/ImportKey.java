package io.plimsoll.store;

/**
 * What decides which rows a file gives: the same key, the same rows.
 *
 * @param sha256 the hash of the file's bytes as they lie on disk
 * @param format the name of its format
 * @param readerVersion of the code that reads files
 * @param settings those that this format depends on, as text
 */
public record ImportKey(String sha256, String format, int readerVersion, String settings) {}
