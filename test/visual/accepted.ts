import { join } from "node:path";

/** Where a picture lies that somebody has looked at. */
export const acceptedPicture = (name: string) =>
  join(import.meta.dirname, "pictures", `${name}.webp`);
