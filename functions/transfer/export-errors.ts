import type { ExportItem } from "#schemas/storage/export-items.ts";
import { DomainError } from "#shared/kernel/errors.ts";

export const noSuchExport = (exportId: string) =>
  new DomainError(
    "transfer.no_such_export",
    `You have no export ${exportId}; exports are forgotten after a week.`,
    { facts: { exportId } },
  );

export const exportNotFinished = ({ id, state, error }: ExportItem) =>
  new DomainError(
    "transfer.export_not_finished",
    state === "failed"
      ? `The export ${id} has failed, and there is no file. ${error ?? ""}`.trim()
      : `The export ${id} is ${state}; its file is there once it is done.`,
    { facts: { exportId: id, state } },
  );

/** @param most that may be under way */
export const tooManyExports = (most: number) =>
  new DomainError(
    "transfer.too_many_exports",
    `${most} exports of yours have not ended yet, and no more can be under way; wait for one of them, or delete it.`,
    { facts: { most }, headers: { "retry-after": "10" } },
  );
