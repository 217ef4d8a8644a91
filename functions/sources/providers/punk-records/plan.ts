import type { RegisteredPlan } from "../../port/source.ts";
import { usualSettings } from "../../port/source-settings.ts";

/** The folders of the data set that there are of our languages. */
export const folders: Readonly<Record<string, string>> = { en: "english", ja: "japanese" };

/**
 * punk-records: One Piece cards as the publisher lists them, in files of a public repository. A list
 * of packs, which are products, and one file a pack.
 */
export const punkRecordsPlan: RegisteredPlan = {
  name: "punk-records",
  games: ["onepiece"],
  // A repository is asked as it would be by one person; 60 files a language take half a minute.
  settings: {
    ...usualSettings,
    requestsPerSecond: 2,
    lanes: 2,
    schedule: { hours: [4], minute: 30, timeZone: "UTC" },
  },
  languagesOf: (wanted) => wanted.filter((code) => Object.hasOwn(folders, code)),
  first: { dataset: "pack-list", unit: "all" },
};
