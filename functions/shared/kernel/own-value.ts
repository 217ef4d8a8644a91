/**
 * What a table says of a key from outside. A plain `table[key]` answers with a function when somebody
 * else calls a thing `toString` or `constructor`: every object has those.
 */
export const ownValue = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
