import { globSync, readFileSync } from "node:fs";

/** Area and handler of every file that makes a queue worker, as in `sources-fetch-unit`. */
export const queueHandlersIn = (folder: string): string[] =>
  globSync(`${folder}/*/handlers/*.ts`).flatMap((path) => {
    const [, area, , file = ""] = path.split("/");
    const isWorker = readFileSync(path, "utf8").includes("queueHandler(");
    return isWorker ? [`${area}-${file.replace(".ts", "")}`] : [];
  });
