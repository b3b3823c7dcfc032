package io.plimsoll.store;

import io.plimsoll.market.ImportedFile;

/**
 * A file in the store.
 *
 * @param key path, hash, reader version and the settings that change what the reader makes of it
 * @param file what it is
 */
public record StoredFile(String key, ImportedFile file) {}
