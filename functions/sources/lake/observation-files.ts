/** The objects that hold what was asked for, by their keys. */
export interface ObservationFiles {
  /** Keys of the objects of single rounds. */
  recent(): Promise<readonly string[]>;
  has(key: string): Promise<boolean>;
  /** Writes what some objects hold into one, in the order of their keys, unless it is there. */
  join(key: string, parts: readonly string[]): Promise<void>;
}
