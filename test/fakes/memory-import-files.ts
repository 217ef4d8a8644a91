import type { ImportUploads, ImportWork } from "#functions/transfer/imports/import-files.ts";
import { ImportPlan, ShelfResolution } from "#schemas/transfer/import-plan.ts";
import { ImportPreview } from "#schemas/transfer/import-preview.ts";
import { PreviewRow } from "#schemas/transfer/import-row.ts";
import { ReadAside } from "#schemas/transfer/read-aside.ts";
import type { Ulid } from "#schemas/values.ts";

/** Files of imports in memory, as text: whatever is read has been written as JSON. */
export function memoryImportFiles(): ImportWork &
  ImportUploads & { send(id: Ulid, text: string): void } {
  const files = new Map<string, string>();
  const read = (key: string) => {
    const text = files.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  };
  return {
    send: (id, text) => void files.set(`${id}/file`, text),
    addressOf: async ({ importId, bytes }) => ({
      url: `https://files.test/${importId}?bytes=${bytes}`,
      ...{ headers: {}, expiresAt: "2026-02-01T06:25:00.000Z" },
    }),
    isThere: async (id) => files.has(`${id}/file`),
    keepText: async (id, text) => void files.set(`${id}/file`, text),
    async file(id) {
      const text = files.get(`${id}/file`);
      return text === undefined ? undefined : Buffer.from(text);
    },
    async resolution(id) {
      const known = read(`${id}/file`);
      return known === undefined ? undefined : ShelfResolution.parse(known);
    },
    async preview({ importId, reading }) {
      const known = read(`${importId}/${reading}/preview`);
      return known === undefined ? undefined : ImportPreview.parse(known);
    },
    keepPreview: async ({ importId, reading }, preview) =>
      void files.set(`${importId}/${reading}/preview`, JSON.stringify(preview)),
    async rows({ importId, reading }, page) {
      const known = read(`${importId}/${reading}/rows/${page}`);
      return known === undefined ? undefined : PreviewRow.array().parse(known);
    },
    keepRows: async ({ importId, reading }, page, rows) =>
      void files.set(`${importId}/${reading}/rows/${page}`, JSON.stringify(rows)),
    async aside({ importId, reading }) {
      const known = read(`${importId}/${reading}/aside`);
      return known === undefined ? undefined : ReadAside.parse(known);
    },
    keepAside: async ({ importId, reading }, aside) =>
      void files.set(`${importId}/${reading}/aside`, JSON.stringify(aside)),
    async plan(id) {
      const known = read(`${id}/plan`);
      return known === undefined ? undefined : ImportPlan.parse(known);
    },
    keepPlan: async (id, plan) => void files.set(`${id}/plan`, JSON.stringify(plan)),
  };
}
