import { allFormats } from "../all-formats.ts";
import { listWriters } from "./text-lists.ts";
import { type Loss, losses } from "./writes.ts";

const told = (loses: readonly Loss[]) =>
  loses.length === 0 ? "nothing" : losses.filter((one) => loses.includes(one)).join(", ");

/** What each format is read and written for, and what is lost on the way out, as a table in Markdown. */
export function formatsTable(): string {
  const rows = allFormats
    .filter(({ id }) => id !== "generic")
    .map(({ title, refused, writes }) => {
      const read = refused === undefined ? "yes" : "no";
      return `| ${title} | ${read} | ${writes ? "yes" : "no"} | ${writes ? told(writes.loses) : ""} |`;
    });
  const lists = Object.values(listWriters).map(
    ({ title, loses }) => `| ${title} (text) | yes | yes | ${told(loses)} |`,
  );
  const head = ["| Format | Read | Written | What it cannot hold |", "| --- | --- | --- | --- |"];
  return [...head, ...rows, ...lists].join("\n");
}
