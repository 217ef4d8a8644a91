/** Reads one item of the table `users`, as it is now. */
export interface ItemReader {
  item(key: { pk: string; sk: string }): Promise<Record<string, unknown> | undefined>;
}
