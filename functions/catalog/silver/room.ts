/** An id of a source ends a sort key, which DynamoDB takes up to 1,024 bytes of. */
const longestIdBytes = 500;
/**
 * What a source says of one thing. A merged item holds what several say and where they contradict each other, and
 * DynamoDB takes 400 KB of it; the longest of some 65,000 real cards has 6 KB.
 */
const longestValueBytes = 32_768;
/** A list is kept by source, beside one that is doubted: four of these in the 400 KB of an item. */
const longestListBytes = 90_000;

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value) ?? "");

/** Why there is no room for what a source says of one thing; undefined where there is. */
export function lackOfRoom(sourceId: string, value: unknown): string | undefined {
  const idBytes = Buffer.byteLength(sourceId);
  if (idBytes > longestIdBytes) {
    return `Its id has ${idBytes} bytes, and ${longestIdBytes} is the most that is kept.`;
  }
  return tooLong(bytesOf(value), longestValueBytes);
}

/** The same of a list of ids. */
export const lackOfRoomForList = (ids: readonly string[]): string | undefined =>
  tooLong(bytesOf(ids), longestListBytes);

const tooLong = (bytes: number, most: number) =>
  bytes > most ? `It has ${bytes} bytes, and ${most} is the most that is kept.` : undefined;
