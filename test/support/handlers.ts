import { globSync } from "node:fs";

/** Area and handler of every file that answers no API call, as in `sources-fetch-unit`. */
export const workersIn = (folder: string): string[] =>
  globSync(`${folder}/*/handlers/*.ts`).flatMap((path) => {
    const [, area, , file = ""] = path.split("/");
    return file === "http.ts" ? [] : [`${area}-${file.replace(".ts", "")}`];
  });
