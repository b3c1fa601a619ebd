const POLYNOMIAL = 0x04c11db7;

/**
 * The checksum of an Ogg page whose own field for it is zero, 32 bits: a CRC that is neither reflected nor inverted.
 * Source: RFC 3533, §6, field 7.
 */
export const oggChecksum = (page: Uint8Array): number => {
  let crc = 0;
  for (const it of page) {
    crc ^= it << 24;
    for (let bit = 0; bit < 8; bit += 1) crc = crc < 0 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
  }
  return crc >>> 0;
};
