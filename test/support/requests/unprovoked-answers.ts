/** No request of a caller brings these about: the gateway's throttle, a fault of ours, a timeout. */
const never = [429, 500, 503];

/** Documented answers that no request to the local cloud brings about, and why. */
const alsoNever: Readonly<Record<string, readonly number[]>> = {
  // Cognito refuses by rules of the account that the emulator does not have, and mail always goes out.
  "accounts.register": [403, 422],
  "accounts.confirm": [403],
  "accounts.resendCode": [403, 422],
  "accounts.refresh": [403],
  "accounts.forgotPassword": [403, 422],
  "accounts.resetPassword": [403],
  "accounts.changePassword": [403],
  // An import of more than four parts is taken back by a worker: undo-imports.test.ts does it.
  "collections.undoChange": [202],
  // A preview is old after half an hour.
  "transfer.chooseImportRows": [410],
  "transfer.confirmImport": [410],
};

export const unprovoked = (id: string): readonly number[] => [...never, ...(alsoNever[id] ?? [])];
