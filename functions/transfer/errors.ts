import type { ImportState } from "#schemas/transfer/import.ts";
import { DomainError, type FieldError } from "#shared/kernel/errors.ts";

export const noSuchImport = (importId: string) =>
  new DomainError(
    "transfer.no_such_import",
    `You have no import ${importId}; they are remembered for thirty days.`,
    { facts: { importId } },
  );

export const notUploaded = (importId: string) =>
  new DomainError(
    "transfer.not_uploaded",
    `The file of the import ${importId} has not come: send it with PUT to the address that was answered, then ask again.`,
    { facts: { importId } },
  );

/** @param can what can be done with an import, as a participle: `confirmed` */
export const notOpen = (importId: string, state: ImportState, can: string) =>
  new DomainError(
    "transfer.not_open",
    `The import ${importId} is ${state} and cannot be ${can} any more, or not yet.`,
    { facts: { importId, state } },
  );

export const importExpired = (importId: string, expiredAt: string) =>
  new DomainError(
    "transfer.import_expired",
    `The preview of the import ${importId} could be confirmed until ${expiredAt}. Have it previewed again: send a PATCH, even one that changes nothing.`,
    { facts: { importId, expiredAt } },
  );

export const tooManyImports = (most: number) =>
  new DomainError(
    "transfer.too_many_imports",
    `${most} imports are open, which is the most: confirm or cancel one first.`,
    { facts: { most } },
  );

export const choicesRefused = (errors: readonly FieldError[]) =>
  new DomainError("transfer.choices_refused", "Some of the choices fit no row; none was taken.", {
    errors: errors.slice(0, 20),
  });

export const noSuchMapping = (fingerprint: string) =>
  new DomainError(
    "transfer.no_such_mapping",
    `No mapping of columns is remembered for ${fingerprint}.`,
    { facts: { fingerprint } },
  );

export const noSuchRow = (rowId: string) =>
  new DomainError("transfer.no_such_row", `There is no row ${rowId} on your shelf.`, {
    facts: { rowId },
  });

export const rowsRefused = (errors: readonly FieldError[]) =>
  new DomainError("transfer.rows_refused", "Some of the rows cannot be resolved so; none was.", {
    errors: errors.slice(0, 20),
  });
