package io.plimsoll.market;

/**
 * A file that was read.
 *
 * @param path its path below the data folder, with forward slashes
 * @param format the name of the format that its header was recognised as
 * @param sha256 the hash of its bytes as they lie on disk, in lower-case hexadecimal
 * @param bytes its size on disk
 * @param rows its data rows, rejected ones included
 */
public record ImportedFile(String path, String format, String sha256, long bytes, long rows) {}
