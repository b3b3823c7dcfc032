package io.plimsoll.store;

import io.plimsoll.market.ImportedFile;

/**
 * A file in the store.
 *
 * @param id of its rows
 * @param file what it is; its path is where it was found this time, not where it lay when it was imported
 */
public record StoredFile(long id, ImportedFile file) {}
