import type { LotOfPlan } from "#schemas/transfer/import-plan.ts";
import {
  type AskedLot,
  applyImportPart,
  beginImport,
  endImport,
  type ImportPorts,
  importPartsOf,
} from "../../../collections/index.ts";
import type { CopiesWriter } from "./copies-writer.ts";

/** Puts copies into collections as their own area does. */
export const collectionsWriter = (ports: ImportPorts): CopiesWriter => ({
  partsOf(lots) {
    let done = 0;
    return importPartsOf(lots.map(askedLot)).map(({ length }) => {
      done += length;
      return lots.slice(done - length, done);
    });
  },
  async begin({ userId, changeId, at, total, collectionIds }) {
    await beginImport({ userId, changeId, at, total, collectionIds }, ports);
  },
  async apply({ userId, changeId, at, part, lots }) {
    const asked = { userId, changeId, part, at, lots: lots.map(askedLot) };
    const applied = await applyImportPart(asked, ports);
    return applied.state === "over" ? "over" : applied.outcomes;
  },
  async end({ userId, changeId, at }) {
    await endImport({ userId, changeId, at }, ports);
  },
});

/** Without the rows that it comes from, of which collections know nothing. */
const askedLot = ({ entries: _rows, ...lot }: LotOfPlan): AskedLot => lot;
