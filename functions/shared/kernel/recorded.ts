/** What became of records. `older`: the store has something that was observed later. */
export interface Recorded {
  readonly written: number;
  readonly unchanged: number;
  readonly older: number;
}

export const nothingRecorded: Recorded = { written: 0, unchanged: 0, older: 0 };

export const addRecorded = (a: Recorded, b: Recorded): Recorded => ({
  written: a.written + b.written,
  unchanged: a.unchanged + b.unchanged,
  older: a.older + b.older,
});
