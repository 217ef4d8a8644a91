/** Leaves out what is undefined, so that equal cards are equal however they are compared. */
export const definedOnly = <T>(value: { [Key in keyof T]: T[Key] | undefined }): T =>
  JSON.parse(JSON.stringify(value));
