/**
 * Text that sorts numbers as people count: `1 < 2 < 10 < 10a < 11 < TG1 < TG12`. Runs of digits are
 * padded. Takes the number as a printing's id has it, where `_3f` stands for `?`.
 */
export const naturalOrder = (number: string): string =>
  number.replace(/_[0-9a-f]{2}|\d+/g, (part) =>
    part.startsWith("_") ? part : part.padStart(6, "0"),
  );
