/** Bytes of a bookings file. A year of bookings of a large office is about 10 MB. */
export const LARGEST_FILE = 32 * 1024 * 1024
